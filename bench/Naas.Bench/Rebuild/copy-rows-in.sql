copy peer.{table} from stdin (format binary);
