using Naas.Reliability;
using Naas.Reliability.Postgres;

// The same executable is the test run and, for the tests that need one to kill, an application that owns a cluster.
return args is [ClusterOwner.Verb, var dataDirectory]
    ? await ClusterOwner.RunAsync(dataDirectory)
    : args.Any(argument => argument is "-automated" or "@@")
        ? await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args)
        : await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
