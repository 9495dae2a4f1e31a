-- Until the end of the transaction.
set local role naas_bulk;
