using System.Text.Json;
using FgtAsg.LambdaRuntime.Logging;
using FgtAsg.Sandbox.Time;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Tests.LambdaRuntime;

public sealed class LogLineTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly FakeEnvironment _environment = new();
    private readonly VirtualClock _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, 45, TimeSpan.Zero));

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Log_TemplateWithFields_WritesOneJsonObjectWithTheFields()
    {
        CreateLogger().LogWarning(new EventId(2001, "EniAttached"), "Attached {NetworkInterfaceId} after {DurationMs} ms", "eni-1", 12.5);

        Assert.Equal(
            """{"timestamp":"2026-03-01T12:00:00.045Z","level":"WARN","message":"Attached eni-1 after 12.5 ms","logger":"FgtAsg"""
            + """.Launch","eventId":2001,"eventName":"EniAttached","networkInterfaceId":"eni-1","durationMs":12.5}""" + "\n",
            _output.ToString());
    }

    [Theory]
    [InlineData(LogLevel.Trace, "TRACE")]
    [InlineData(LogLevel.Debug, "DEBUG")]
    [InlineData(LogLevel.Information, "INFO")]
    [InlineData(LogLevel.Warning, "WARN")]
    [InlineData(LogLevel.Error, "ERROR")]
    [InlineData(LogLevel.Critical, "FATAL")]
    public void Log_Level_HasLambdasName(LogLevel level, string name)
    {
        _environment.With("AWS_LAMBDA_LOG_LEVEL", "TRACE");

        CreateLogger().Log(level, "x");

        Assert.Equal(name, Entry().GetProperty("level").GetString());
    }

    [Theory]
    [InlineData(null, "INFO,WARN,ERROR,FATAL")]
    [InlineData("loud", "INFO,WARN,ERROR,FATAL")]
    [InlineData("TRACE", "TRACE,DEBUG,INFO,WARN,ERROR,FATAL")]
    [InlineData("debug", "DEBUG,INFO,WARN,ERROR,FATAL")]
    [InlineData("WARN", "WARN,ERROR,FATAL")]
    [InlineData("FATAL", "FATAL")]
    public void Log_MinimumLevel_ComesFromTheEnvironment(string? minimum, string expected)
    {
        _environment.With("AWS_LAMBDA_LOG_LEVEL", minimum);
        var logger = CreateLogger();

        for (var level = LogLevel.Trace; level <= LogLevel.None; level++)
        {
            logger.Log(level, "x");
        }

        Assert.Equal(expected.Split(','), Entries().Select(static entry => entry.GetProperty("level").GetString()));
    }

    [Fact]
    public void Log_LineFeedsAndQuotes_StayOneValidLine()
    {
        CreateLogger().LogInformation("a\r\nb\t\"{Name}\" \u0000é", "x\ny");

        var entry = Entry();
        Assert.Equal("a\r\nb\t\"x\ny\" \u0000é", entry.GetProperty("message").GetString());
        Assert.Equal("x\ny", entry.GetProperty("name").GetString());
        Assert.Contains("é", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Log_LoneSurrogate_DoesNotThrow()
    {
        CreateLogger().LogInformation("{Name}", "a\ud800b");

        Assert.Equal("a\ufffdb", Entry().GetProperty("name").GetString());
    }

    [Fact]
    public void Log_Values_KeepTheirJsonType()
    {
        CreateLogger().LogInformation(
            "{Null} {True} {Int} {ULong} {Decimal} {NaN} {Float} {Enum} {Guid} {Time} {Span} {List} {Numbers} {Custom} {Char}",
            null, true, -7, ulong.MaxValue, 1.50m, double.NaN, 0.5f, LogLevel.Error, Guid.Empty,
            new DateTimeOffset(2026, 1, 2, 5, 4, 5, TimeSpan.FromHours(2)), TimeSpan.FromSeconds(90), new[] { "a", "b" },
            new List<int> { 1, 2 }, new Custom(), 'c');

        var entry = Entry();
        Assert.Equal("null", entry.GetProperty("null").GetRawText());
        Assert.Equal("true", entry.GetProperty("true").GetRawText());
        Assert.Equal("-7", entry.GetProperty("int").GetRawText());
        Assert.Equal("18446744073709551615", entry.GetProperty("uLong").GetRawText());
        Assert.Equal("1.50", entry.GetProperty("decimal").GetRawText());
        Assert.Equal("\"NaN\"", entry.GetProperty("naN").GetRawText());
        Assert.Equal("0.5", entry.GetProperty("float").GetRawText());
        Assert.Equal("\"Error\"", entry.GetProperty("enum").GetRawText());
        Assert.Equal("\"00000000-0000-0000-0000-000000000000\"", entry.GetProperty("guid").GetRawText());
        Assert.Equal("\"2026-01-02T03:04:05.000Z\"", entry.GetProperty("time").GetRawText());
        Assert.Equal("\"00:01:30\"", entry.GetProperty("span").GetRawText());
        Assert.Equal("""["a","b"]""", entry.GetProperty("list").GetRawText());
        Assert.Equal("[1,2]", entry.GetProperty("numbers").GetRawText());
        Assert.Equal("\"custom text\"", entry.GetProperty("custom").GetRawText());
        Assert.Equal("\"c\"", entry.GetProperty("char").GetRawText());
    }

    [Fact]
    public void Log_FieldNamesCollide_AllGetDifferentNames()
    {
        CreateLogger().LogInformation("{Level} {RequestId} {Port} {PORT}", "high", "aws-1", 1, 2);

        var entry = Entry();
        Assert.Equal("INFO", entry.GetProperty("level").GetString());
        Assert.Equal("high", entry.GetProperty("fieldLevel").GetString());
        Assert.Equal("aws-1", entry.GetProperty("fieldRequestId").GetString());
        Assert.Equal(1, entry.GetProperty("port").GetInt32());
        Assert.Equal(2, entry.GetProperty("port2").GetInt32());
    }

    [Fact]
    public void Log_Exception_IsAnObjectOutsideTheMessage()
    {
        CreateLogger().LogError(new InvalidOperationException("outer", new FormatException("inner")), "Failed");

        var exception = Entry().GetProperty("exception");
        Assert.Equal("InvalidOperationException", exception.GetProperty("type").GetString());
        Assert.Equal("outer: inner", exception.GetProperty("message").GetString());
        Assert.Equal(JsonValueKind.Array, exception.GetProperty("stackTrace").ValueKind);
        Assert.Equal("Failed", Entry().GetProperty("message").GetString());
    }

    [Fact]
    public void Log_OutsideAnInvocation_HasNoRequestId()
    {
        CreateLogger().LogInformation("x");

        Assert.False(Entry().TryGetProperty("requestId", out _));
    }

    [Fact]
    public async Task Log_FromManyThreads_DoesNotMixLines()
    {
        using var output = new OverlapWriter();
        var logger = LambdaLogging.Create(_environment, output, _time).CreateLogger("FgtAsg.Launch");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() =>
        {
            for (var i = 0; i < 10; i++)
            {
                logger.LogInformation("worker {Worker} {I} {Filler}", worker, i, new string('x', 300));
            }
        })));

        Assert.False(output.Overlapped);
        var lines = Entries(output.Written)
            .Select(static entry => (entry.GetProperty("worker").GetInt32(), entry.GetProperty("i").GetInt32()));
        Assert.Equal(80, lines.Distinct().Count());
    }

    [Fact]
    public void Log_TextFormat_WritesOneReadableLine()
    {
        _environment.With("AWS_LAMBDA_LOG_FORMAT", "Text");

        CreateLogger().LogError(
            new FormatException("bad \"date\""), "Could not\nattach {NetworkInterfaceId} to {Name}", "eni-1", "fgt one");

        Assert.Equal(
            "2026-03-01T12:00:00.045Z ERROR - Could not\\nattach eni-1 to fgt one networkInterfaceId=eni-1 name=\"fgt one\" "
            + "exception=\"FormatException: bad \\\"date\\\"\" stackTrace=\"\"\n",
            _output.ToString());
    }

    [Fact]
    public void Log_TextFormatAndValuesWithLineFeeds_WritesOneLine()
    {
        _environment.With("AWS_LAMBDA_LOG_FORMAT", "Text");

        CreateLogger().LogInformation("{Path}", "a\nb\\c");

        Assert.EndsWith("path=\"a\\nb\\\\c\"\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Single(_output.ToString(), '\n');
    }

    [Fact]
    public async Task Log_InsideAnInvocation_CarriesItsRequestIdAlsoFromTheContext()
    {
        using var harness = new RuntimeHarness();
        harness.WithEvent("r-1").WithEvent("r-2");
        var logger = LambdaLogging.Create(_environment, _output, _time).CreateLogger("FgtAsg.Launch");

        await harness.RunAsync(async (_, context) =>
        {
            await Task.Yield();
            logger.LogInformation("here");
            context.Logger.LogWarning("there");
            return Stream.Null;
        });

        Assert.Equal(["r-1", "r-2"], Entries().Select(static entry => entry.GetProperty("requestId").GetString()));
        var fromContext = Entries(harness.Log).ToList();
        Assert.Equal(["r-1", "r-2"], fromContext.Select(static entry => entry.GetProperty("requestId").GetString()));
        Assert.All(fromContext, static entry => Assert.Equal("WARN", entry.GetProperty("level").GetString()));
        Assert.All(fromContext, static entry => Assert.Equal("there", entry.GetProperty("message").GetString()));
    }

    private static IEnumerable<JsonElement> Entries(StringWriter output) =>
        output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement);

    private IEnumerable<JsonElement> Entries() => Entries(_output);

    private JsonElement Entry() => Assert.Single(Entries());

    private ILogger CreateLogger() => LambdaLogging.Create(_environment, _output, _time).CreateLogger("FgtAsg.Launch");

    private sealed class Custom
    {
        public override string ToString() => "custom text";
    }
}
