using FgtAsg.FortiOs;

namespace FgtAsg.Tests.FortiOs;

public sealed class FirewallPasswordTests
{
    [Theory]
    [InlineData("Correct-horse-7-battery")]
    [InlineData("Aa1!Aa1!Aa1!")]
    [InlineData("with space and 1 Upper")]
    public void GoodPassword_IsAccepted(string password) => Assert.Empty(FirewallPassword.Refusals(password));

    [Theory]
    [InlineData("Aa1!Aa1!Aa1", "it has fewer than 12 characters")]
    [InlineData("aa1!aa1!aa1!", "it has no upper case letter")]
    [InlineData("AA1!AA1!AA1!", "it has no lower case letter")]
    [InlineData("Aaa!Aaa!Aaa!", "it has no digit")]
    [InlineData("Aa1aAa1aAa1a", "it has no other character than letters and digits")]
    [InlineData("Aa1!Aa1!Aa1ü!", "it has a character that is not printable ASCII")]
    [InlineData("Aa1!Aa1!Aa1!\n", "it has a character that is not printable ASCII")]
    public void BadPassword_IsRefusedByName(string password, string refusal) =>
        Assert.Equal([refusal], FirewallPassword.Refusals(password));

    [Fact]
    public void LongestPassword_Has64Characters()
    {
        var longest = "Aa1!" + new string('x', 60);

        Assert.Empty(FirewallPassword.Refusals(longest));
        Assert.Equal(["it has more than 64 characters"], FirewallPassword.Refusals(longest + "x"));
    }

    [Theory]
    [InlineData("i-0123456789abcdef0")]
    [InlineData("i-01234567")]
    public void InstanceId_IsRefused(string id) =>
        Assert.Contains("it is an instance id, which is the first password of a firewall", FirewallPassword.Refusals(id));
}
