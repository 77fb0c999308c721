using FgtAsg.Configuration;

namespace FgtAsg.Tests.Configuration;

public sealed class VariablesTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void EveryKind_IsUnset_GivesWhatHoldsThen(string? value)
    {
        var variables = Of(value);

        Assert.Null(variables.Optional("x"));
        Assert.False(variables.Flag("x"));
        Assert.Equal(7, variables.Number("x", whereUnset: 7, atMost: 10));
        Assert.Equal(WhenExhausted.Continue, variables.Exhausted("x", WhenExhausted.Continue));
        Assert.Equal(WhenExhausted.Abandon, variables.Exhausted("x", WhenExhausted.Abandon));
        Assert.Empty(variables.Errors);
    }

    [Fact]
    public void Required_IsUnset_SaysWhatIsExpected()
    {
        var variables = Of(" ");

        Assert.Equal("", variables.Required("x", "a name"));
        Assert.Equal(["x is missing: expected a name"], variables.Errors);
    }

    [Fact]
    public void Optional_Value_LosesTheSpaceAroundIt() => Assert.Equal("a b", Of(" a b\n").Optional("x"));

    [Theory]
    [InlineData("true", true)]
    [InlineData(" true ", true)]
    [InlineData("false", false)]
    public void Flag_Word_IsTaken(string text, bool value)
    {
        var variables = Of(text);

        Assert.Equal(value, variables.Flag("x"));
        Assert.Empty(variables.Errors);
    }

    [Theory]
    [InlineData("True")]
    [InlineData("1")]
    [InlineData("no")]
    public void Flag_AnotherWord_IsRefused(string text)
    {
        var variables = Of(text);

        Assert.False(variables.Flag("x"));
        Assert.Equal([$"x is '{text}': expected 'true' or 'false'"], variables.Errors);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("10", 10)]
    [InlineData(" 5 ", 5)]
    public void Number_WithinItsBounds_IsTaken(string text, int value)
    {
        var variables = Of(text);

        Assert.Equal(value, variables.Number("x", whereUnset: 7, atMost: 10));
        Assert.Empty(variables.Errors);
    }

    [Theory]
    [InlineData("11")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1.5")]
    [InlineData("ten")]
    [InlineData("99999999999")]
    public void Number_AnythingElse_IsRefused(string text)
    {
        var variables = Of(text);

        Assert.Equal(7, variables.Number("x", whereUnset: 7, atMost: 10));
        Assert.Equal([$"x is '{text}': expected a whole number from 0 to 10"], variables.Errors);
    }

    [Theory]
    [InlineData("abandon", 0)]
    [InlineData("continue", 1)]
    public void Exhausted_Word_IsTaken(string text, int value)
    {
        var variables = Of(text);

        Assert.Equal((WhenExhausted)value, variables.Exhausted("x", WhenExhausted.Continue));
        Assert.Equal((WhenExhausted)value, variables.Exhausted("x", WhenExhausted.Abandon));
        Assert.Empty(variables.Errors);
    }

    [Fact]
    public void Exhausted_AnotherWord_IsRefused()
    {
        var variables = Of("Abandon");

        Assert.Equal(WhenExhausted.Continue, variables.Exhausted("x", WhenExhausted.Continue));
        Assert.Equal(["x is 'Abandon': expected 'abandon' or 'continue'"], variables.Errors);
    }

    private static Variables Of(string? value) => new(
        value is null ? new Dictionary<string, string>(StringComparer.Ordinal) : new(StringComparer.Ordinal) { ["x"] = value });
}
