using FgtAsg.Fleet;

namespace FgtAsg.Tests.Fleet;

public sealed class InstanceIdTests
{
    [Theory]
    [InlineData("i-01234567")]
    [InlineData("i-0123456789abcdef0")]
    public void TryParse_EitherLength_Succeeds(string text)
    {
        Assert.True(InstanceId.TryParse(text, out var id));
        Assert.Equal(text, id.Value);
        Assert.Equal(text, $"{id}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("i-")]
    [InlineData("i-0123456")]
    [InlineData("i-0123456789abcde")]
    [InlineData("i-0123456789abcdef01")]
    [InlineData("I-01234567")]
    [InlineData("i-0123456G")]
    [InlineData(" i-01234567")]
    [InlineData("i-01234567\n")]
    [InlineData("eni-01234567")]
    public void TryParse_AnythingElse_ReturnsFalse(string? text) => Assert.False(InstanceId.TryParse(text, out _));

    [Fact]
    public void Parse_InvalidId_ThrowsWithTheValueAndTheExpectedForm() => Assert.Equal(
        "'x' is not an EC2 instance id (i- and 8 or 17 hexadecimal digits).",
        Assert.Throws<FormatException>(() => InstanceId.Parse("x")).Message);
}
