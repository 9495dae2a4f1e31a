using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Naas.Infrastructure.Postgres;

/// <summary>The few calls of the operating system that the framework does not offer.</summary>
internal static class Native
{
    public const int SignalInterrupt = 2;
    public const int SignalQuit = 3;
    public const int SignalKill = 9;

    private const int NoSuchProcess = 3;
    private const int FileExists = 17;

    /// <summary>False when the process had already gone.</summary>
    public static bool Signal(int processId, int signal)
    {
        if (Kill(processId, signal) == 0)
            return true;

        var error = Marshal.GetLastPInvokeError();
        return error == NoSuchProcess
            ? false
            : throw new Win32Exception(error, $"signal {signal} to process {processId}");
    }

    public static void ChangeOwner(string path, uint user, uint group)
    {
        if (LChown(path, user, group) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"chown of {path}");
    }

    /// <summary>The path without symbolic links anywhere in it, as <c>/proc</c> shows it.</summary>
    public static string RealPath(string path)
    {
        var resolved = RealPath(path, 0);
        if (resolved == 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"realpath of {path}");
        try
        {
            return Marshal.PtrToStringUTF8(resolved)!;
        }
        finally
        {
            Free(resolved);
        }
    }

    /// <summary>Gives a file another name unless that name is taken: one step, so of many at once exactly one succeeds.</summary>
    /// <remarks>The framework's move without overwriting looks first and renames then; between the two another may have come.</remarks>
    public static bool TryLink(string path, string newName)
    {
        if (Link(path, newName) == 0)
            return true;

        var error = Marshal.GetLastPInvokeError();
        return error == FileExists
            ? false
            : throw new Win32Exception(error, $"link of {newName}");
    }

    public static uint EffectiveUserId => GetEffectiveUserId();

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [MarshalAs(UnmanagedType.LPUTF8Str)] string newName);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);

    [DllImport("libc", EntryPoint = "lchown", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int LChown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint user, uint group);

    [DllImport("libc", EntryPoint = "realpath", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint RealPath([MarshalAs(UnmanagedType.LPUTF8Str)] string path, nint buffer);

    [DllImport("libc", EntryPoint = "free")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void Free(nint pointer);

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint GetEffectiveUserId();
}
