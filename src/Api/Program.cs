using System.CommandLine;
using Naas.Api.CommandLine;

var root = new RootCommand("""
    The National Assessment and Accreditation System for child and family social workers.

      ./naas up                                               everything on this machine, with the Phase One sample
      ./naas token --role employer --organisation E08000035   a token to try the API with

    './naas test' runs every test of the project, './naas bench' measures it (the script does both; they are no verbs below).
    """)
{
    UpVerb.Create(),
    ServeVerb.Create(),
    MigrateVerb.Create(),
    SampleVerb.Create(),
    FiguresVerb.Create(),
    ProjectionsVerb.Create(),
    RebuildVerb.Create(),
    DueVerb.Create(),
    ImportVerb.Create(),
    CopyVerb.Create(),
    BeginEpochVerb.Create(),
    TokenVerb.Create(),
    DoctorVerb.Create(),
};
using var signals = new StopSignals();
return await root.Parse(args).InvokeAsync(StopSignals.Configuration, signals.Stopped);
