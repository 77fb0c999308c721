using System.Text;
using System.Text.Json.Nodes;
using FgtAsg.Events;

namespace FgtAsg.Tests.Events;

public sealed class ManualEventTests
{
    [Fact]
    public void Parse_SeedHostnames_HasPatternAndNumbers()
    {
        var seed = Assert.IsType<SeedHostnames>(EventParser.Parse(Fixture.Bytes("seed-hostnames")));

        Assert.Equal("fgt-007", seed.Pattern.NameOf(7));
        Assert.Equal((1, 100), (seed.First, seed.Count));
    }

    [Theory]
    [InlineData(
        "\"dance\"",
        "'dance' is not an action that this function knows: expected seedHostnames, sweep, recycle, snapshot or resumeLaunch")]
    [InlineData(
        "\"seedhostnames\"",
        "'seedhostnames' is not an action that this function knows: expected seedHostnames, sweep, recycle, snapshot or resumeLaunch")]
    [InlineData("5", "'5' is not an action that this function knows: expected seedHostnames, sweep, recycle, snapshot or resumeLaunch")]
    [InlineData("null", "'' is not an action that this function knows: expected seedHostnames, sweep, recycle, snapshot or resumeLaunch")]
    public void Parse_UnknownAction_IsUnhandledWithTheReason(string action, string reason) =>
        Assert.Equal(new Unhandled(reason), Parse($$"""{ "action": {{action}}, "pattern": 5, "count": [] }"""));

    [Theory]
    [InlineData(
        "pattern",
        null,
        "pattern is missing: expected lower-case letters, digits and hyphens with one {0} or {0:000} for the number, like 'fgt-{0:000}'.")]
    [InlineData(
        "pattern",
        "\"fgt\"",
        "pattern is 'fgt': expected lower-case letters, digits and hyphens with one {0} or {0:000} for the number, like 'fgt-{0:000}'.")]
    [InlineData(
        "pattern",
        "\"FGT-{0}\"",
        "pattern is 'FGT-{0}': expected lower-case letters, digits and hyphens with one {0} or {0:000} for the number, "
            + "like 'fgt-{0:000}'.")]
    [InlineData(
        "pattern",
        "\"-{0}\"",
        "pattern is '-{0}', which gives '-100': expected hostnames of at most 35 letters, digits and inner hyphens.")]
    [InlineData("first", null, "first is missing: expected a whole number from 0 to 2147483647.")]
    [InlineData("first", "-1", "first is -1: expected a whole number from 0 to 2147483647.")]
    [InlineData("first", "2147483648", "first is 2147483648: expected a whole number from 0 to 2147483647.")]
    [InlineData("count", null, "count is missing: expected a whole number from 1 to 10000.")]
    [InlineData("count", "0", "count is 0: expected a whole number from 1 to 10000.")]
    [InlineData("count", "10001", "count is 10001: expected a whole number from 1 to 10000.")]
    public void Parse_FieldIsWrong_NamesIt(string field, string? value, string message)
    {
        var json = JsonNode.Parse(Fixture.Text("seed-hostnames"))!.AsObject();
        json.Remove(field);
        if (value is not null)
        {
            json[field] = JsonNode.Parse(value);
        }

        Assert.Equal(message, Assert.Throws<MalformedEventException>(() => Parse(json.ToJsonString())).Message);
    }

    [Theory]
    [InlineData("pattern", "5")]
    [InlineData("first", "\"1\"")]
    [InlineData("count", "1.5")]
    [InlineData("count", "99999999999999999999")]
    public void Parse_FieldHasTheWrongKind_NamesThePath(string field, string value)
    {
        var json = JsonNode.Parse(Fixture.Text("seed-hostnames"))!;
        json[field] = JsonNode.Parse(value);

        Assert.Contains(
            $"$.{field}", Assert.Throws<MalformedEventException>(() => Parse(json.ToJsonString())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_OnlyTheHighestNumberGivesTooLongAName_IsMalformed()
    {
        var pattern = new string('a', 33) + "{0}";

        Assert.IsType<SeedHostnames>(Parse($$"""{ "action": "seedHostnames", "pattern": "{{pattern}}", "first": 0, "count": 100 }"""));
        Assert.Throws<MalformedEventException>(
            () => Parse($$"""{ "action": "seedHostnames", "pattern": "{{pattern}}", "first": 0, "count": 101 }"""));
    }

    private static FleetEvent Parse(string json) => EventParser.Parse(Encoding.UTF8.GetBytes(json));
}
