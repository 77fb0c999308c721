using System.Text.Json;
using FgtAsg.LambdaRuntime.Logging;
using FgtAsg.LambdaRuntime.Metrics;
using FgtAsg.Sandbox.Time;

namespace FgtAsg.Tests.LambdaRuntime;

public sealed class EmbeddedMetricsTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly FakeEnvironment _environment = new();
    private readonly VirtualClock _time = new(DateTimeOffset.FromUnixTimeMilliseconds(1_772_366_400_123));

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Emit_MetricsDimensionsAndProperties_WritesOneLineOfTheFormat()
    {
        CreateMetrics().Emit(
            "FgtAsg",
            [("LaunchDuration", 1234.5, "Milliseconds"), ("Launches", 1, "Count")],
            [("Group", "fgt-asg")],
            [("instanceId", "i-1"), ("warm", false)]);

        Assert.Equal(
            """{"_aws":{"Timestamp":1772366400123,"CloudWatchMetrics":[{"Namespace":"FgtAsg","Dimensions":[["Group"]],"Metrics":["""
            + """{"Name":"LaunchDuration","Unit":"Milliseconds"},{"Name":"Launches","Unit":"Count"}]}]}"""
            + ""","timestamp":"2026-03-01T12:00:00.123Z","level":"INFO","Group":"fgt-asg","LaunchDuration":1234.5,"Launches":1"""
            + ""","instanceId":"i-1","warm":false}""" + "\n",
            _output.ToString());
    }

    [Theory]
    [InlineData(null, "INFO")]
    [InlineData("DEBUG", "INFO")]
    [InlineData("ERROR", "ERROR")]
    public void Emit_WhateverTheLogLevel_PassesLambdasFilter(string? minimum, string level)
    {
        _environment.With("AWS_LAMBDA_LOG_LEVEL", minimum);

        CreateMetrics().Emit("FgtAsg", [("Launches", 1, "Count")]);

        Assert.Equal(level, JsonDocument.Parse(_output.ToString()).RootElement.GetProperty("level").GetString());
    }

    [Fact]
    public void Emit_TextLogFormat_StillWritesJson()
    {
        _environment.With("AWS_LAMBDA_LOG_FORMAT", "Text");

        CreateMetrics().Emit("FgtAsg", [("Launches", 1, "Count")]);

        var directive = JsonDocument.Parse(_output.ToString()).RootElement.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0];
        Assert.Equal("[[]]", directive.GetProperty("Dimensions").GetRawText());
    }

    [Fact]
    public async Task Emit_InsideAnInvocation_CarriesItsRequestId()
    {
        using var harness = new RuntimeHarness();
        harness.WithEvent("r-7");

        await harness.RunAsync((_, _) =>
        {
            CreateMetrics().Emit("FgtAsg", [("Launches", 1, "Count")]);
            return Task.FromResult(Stream.Null);
        });

        Assert.Equal("r-7", JsonDocument.Parse(_output.ToString()).RootElement.GetProperty("requestId").GetString());
    }

    [Theory]
    [InlineData("", "M", 1, "Count", "D", "The namespace is empty.")]
    [InlineData("N", "M", double.NaN, "Count", "D", "The metric M is NaN, which CloudWatch does not accept.")]
    [InlineData("N", "M", double.PositiveInfinity, "Count", "D", "The metric M is Infinity, which CloudWatch does not accept.")]
    [InlineData("N", "M", 1, "Parsecs", "D", "The metric M has the unit 'Parsecs', which CloudWatch does not know.")]
    [InlineData("N", "M", 1, "Count", "M", "The name 'M' is empty, used twice or reserved.")]
    [InlineData("N", "_aws", 1, "Count", "D", "The name '_aws' is empty, used twice or reserved.")]
    [InlineData("N", " ", 1, "Count", "D", "The name ' ' is empty, used twice or reserved.")]
    public void Emit_ValueThatCloudWatchWouldDrop_Throws(
        string metricNamespace, string metric, double value, string unit, string dimension, string problem)
    {
        var exception = Assert.Throws<ArgumentException>(
            () => CreateMetrics().Emit(metricNamespace, [(metric, value, unit)], [(dimension, "x")]));

        Assert.StartsWith(problem, exception.Message, StringComparison.Ordinal);
        Assert.Equal("", _output.ToString());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(101, 0)]
    [InlineData(1, 31)]
    public void Emit_OverALimit_Throws(int metrics, int dimensions) =>
        Assert.Throws<ArgumentException>(() => CreateMetrics().Emit(
            "FgtAsg",
            [.. Enumerable.Range(0, metrics).Select(static i => ($"M{i}", 1.0, "Count"))],
            [.. Enumerable.Range(0, dimensions).Select(static i => ($"D{i}", "x"))]));

    private EmbeddedMetrics CreateMetrics() => LambdaLogging.Create(_environment, _output, _time).Metrics;
}
