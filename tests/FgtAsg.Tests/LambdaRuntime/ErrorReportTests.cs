using System.Text;
using System.Text.Json;
using FgtAsg.LambdaRuntime.Errors;

namespace FgtAsg.Tests.LambdaRuntime;

public sealed class ErrorReportTests
{
    public static TheoryData<Exception, string, string> Nested { get; } = new()
    {
        {
            new InvalidOperationException(
                "Could not read the track file.", new IOException("the connection was lost", new FormatException("bad frame"))),
            "InvalidOperationException",
            "Could not read the track file: the connection was lost: bad frame"
        },
        // The outer message repeats the inner one.
        {
            new InvalidOperationException("Read failed (no route)", new IOException("no route")),
            "InvalidOperationException",
            "Read failed (no route)"
        },
        { new AggregateException(new AggregateException(new FormatException("bad date"))), "FormatException", "bad date" },
        {
            new AggregateException(
                new FormatException("bad date"), new AggregateException(new IOException("no route"), new TimeoutException("too slow"))),
            "AggregateException",
            "3 errors: bad date; no route; too slow"
        },
    };

    [Theory]
    [MemberData(nameof(Nested))]
    public void From_InnerExceptions_MentionsEachOnce(Exception exception, string type, string message)
    {
        var report = ErrorReport.From(exception);

        Assert.Equal((type, message), (report.ErrorType, report.ErrorMessage));
    }

    [Fact]
    public void From_ThrownException_HasItsFramesAndTheCausesFrames()
    {
        var exception = Assert.Throws<InvalidOperationException>(static () => Rethrow());

        var report = ErrorReport.From(exception);

        Assert.Contains(report.StackTrace, static line => line.Contains(nameof(Rethrow), StringComparison.Ordinal));
        Assert.Contains("caused by FormatException", report.StackTrace);
        Assert.All(report.StackTrace, static line => Assert.DoesNotContain('\n', line));
        Assert.DoesNotContain("   at ", report.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void From_NeverThrownException_HasNoFrames() => Assert.Empty(ErrorReport.From(new FormatException("x")).StackTrace);

    [Fact]
    public void From_HugeMessage_IsCut()
    {
        var report = ErrorReport.From(new FormatException(new string('x', 100_000)));

        Assert.EndsWith("... (67232 more characters)", report.ErrorMessage, StringComparison.Ordinal);
        Assert.True(report.ToJson().Length < 40_000);
    }

    [Theory]
    [InlineData("MalformedEvent", "MalformedEvent")]
    [InlineData("Bad\r\nX-Injected: 1", "Bad__X-Injected:_1")]
    [InlineData("Fehlér", "Fehl_r")]
    [InlineData("", "NamedException")]
    public void TypeOf_OwnName_IsValidInAHeader(string own, string expected) =>
        Assert.Equal(expected, ErrorReport.TypeOf(new NamedException(own)));

    [Fact]
    public void TypeOf_GenericException_HasNoBacktick() =>
        Assert.Equal("GenericException", ErrorReport.TypeOf(new GenericException<int>()));

    [Fact]
    public void ToJson_LoneSurrogateAndControls_StayValidJson()
    {
        var json = ErrorReport.From(new FormatException("a\ud800b\n\u0001")).ToJson();

        var message = JsonDocument.Parse(Encoding.UTF8.GetString(json)).RootElement.GetProperty("errorMessage").GetString();
        Assert.Equal("a\ufffdb\n\u0001", message);
    }

    private static void Rethrow()
    {
        try
        {
            throw new FormatException("inner");
        }
        catch (FormatException exception)
        {
            throw new InvalidOperationException("outer", exception);
        }
    }

    private sealed class NamedException(string type) : Exception, ILambdaError
    {
        public string ErrorType => type;
    }

    private sealed class GenericException<T> : Exception;
}
