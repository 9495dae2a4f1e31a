alter table peer.{table}_all attach partition peer.{table} default;
analyze peer.{table};
