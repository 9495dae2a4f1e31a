namespace Naas.Analysis.Disclosure;

/// <summary>Tables cannot be released so that they are shown to give nobody away; the message says why, to whoever asked for the release.</summary>
public sealed class NotShownSafeException(string message) : Exception(message);
