using Amazon.DynamoDBv2;
using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Tests.Sandbox.DynamoDb;

public sealed class DynamoNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("1.50", "1.5")]
    [InlineData("100", "100")]
    [InlineData("1e3", "1000")]
    [InlineData("-1.5E-3", "-0.0015")]
    [InlineData("00012", "12")]
    [InlineData(".5", "0.5")]
    [InlineData("99999999999999999999999999999999999999", "99999999999999999999999999999999999999")]
    public void Parse_Number_IsAnsweredInPlainNotation(string text, string expected) => Assert.Equal(expected, DynamoNumber.Parse(text).ToString());

    [Theory]
    [InlineData("ten", "The parameter cannot be converted to a numeric value: ten")]
    [InlineData("", "The parameter cannot be converted to a numeric value: ")]
    [InlineData("1 2", "The parameter cannot be converted to a numeric value: 1 2")]
    [InlineData("1e", "The parameter cannot be converted to a numeric value: 1e")]
    [InlineData("1e126", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("1e-131", "Number underflow. Attempting to store a number with magnitude smaller than supported range")]
    [InlineData("999999999999999999999999999999999999999", "Attempting to store more than 38 significant digits in a Number")]
    public void Parse_NotANumber_SaysWhy(string text, string message) =>
        Assert.Equal(message, Assert.Throws<AmazonDynamoDBException>(() => DynamoNumber.Parse(text)).Message);

    [Fact]
    public void Arithmetic_IsExact()
    {
        Assert.Equal("0.3", (DynamoNumber.Parse("0.1") + DynamoNumber.Parse("0.2")).ToString());
        Assert.Equal("-1772366399.5", (DynamoNumber.Parse("0.5") - DynamoNumber.Parse("1772366400")).ToString());
        Assert.Equal(DynamoNumber.Parse("10"), DynamoNumber.Parse("1e1"));
        Assert.True(DynamoNumber.Parse("-2").ComparedTo(DynamoNumber.Parse("1.5")) < 0);
    }
}
