// The private PostgreSQL, its accounts and the modes of the key files are Unix's.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
