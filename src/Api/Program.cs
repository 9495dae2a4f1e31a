using System.CommandLine;
using Naas.Api.CommandLine;

var root = new RootCommand("The National Assessment and Accreditation System for child and family social workers.")
{
    UpVerb.Create(),
    ServeVerb.Create(),
    MigrateVerb.Create(),
    SampleVerb.Create(),
    FiguresVerb.Create(),
    ProjectionsVerb.Create(),
    RebuildVerb.Create(),
    TokenVerb.Create(),
    DoctorVerb.Create(),
};
using var signals = new StopSignals();
return await root.Parse(args).InvokeAsync(StopSignals.Configuration, signals.Stopped);
