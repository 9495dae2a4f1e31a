// The private files, the signals and the throw-away PostgreSQL of these tests are Unix'.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
