namespace FgtAsg.Tests.Aws;

/// <summary>Tests that change environment variables: while one runs, no other does.</summary>
[CollectionDefinition(nameof(ProcessEnvironment), DisableParallelization = true)]
public sealed class ProcessEnvironment;
