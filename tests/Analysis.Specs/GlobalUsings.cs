global using Naas.Analysis.Statistics;
