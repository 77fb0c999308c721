namespace FgtAsg.Tests.Aws;

/// <summary>Tests that change environment variables. No other test runs at the same time.</summary>
[CollectionDefinition(nameof(ProcessEnvironment), DisableParallelization = true)]
public sealed class ProcessEnvironment;
