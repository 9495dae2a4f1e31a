// The private files and the throw-away PostgreSQL of these tests are Unix'.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
