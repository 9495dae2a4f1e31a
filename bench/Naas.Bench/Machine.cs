using System.Runtime.InteropServices;
using BenchmarkDotNet.Environments;

namespace Naas.Bench;

/// <summary>The machine in general words: enough to compare figures by, nothing that says whose it is.</summary>
internal sealed record Machine(string Processor, int Cores, long MemoryGiB, string System, string Runtime)
{
    public static Machine ThisOne() => new(
        HostEnvironmentInfo.GetCurrent().CpuInfo.Value?.ProcessorName.Trim() is { Length: > 0 } name ? name : RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);
}
