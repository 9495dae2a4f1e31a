delete from published.figures;
