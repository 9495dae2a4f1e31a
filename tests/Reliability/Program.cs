using Naas.Reliability;
using Naas.Reliability.Kills;
using Naas.Reliability.Postgres;

// The same executable is the test run and, for the tests that need one to kill, an application that owns a cluster, one that keeps read models, or one that serves.
return args is [ClusterOwner.Verb, var dataDirectory]
    ? await ClusterOwner.RunAsync(dataDirectory)
    : args is [Follower.Verb, var followed, var lastStep]
    ? await Follower.RunAsync(followed, lastStep)
    : args is [Follower.RebuildVerb, var rebuilt, var lastStepOfAll]
    ? await Follower.RebuildAsync(rebuilt, lastStepOfAll)
    : args is [SampleServer.Verb, var served, var eventLog, var folder, var acknowledged]
    ? await SampleServer.RunAsync(served, eventLog, folder, acknowledged)
    : args.Any(argument => argument is "-automated" or "@@")
        ? await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args)
        : await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
