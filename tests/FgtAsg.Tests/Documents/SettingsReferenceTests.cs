using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;
using FgtAsg.Configuration;
using FgtAsg.Tests.Configuration;

namespace FgtAsg.Tests.Documents;

/// <summary>
/// docs/reference/settings.md has each variable and each option of an interface that the function reads, with its values and its default.
/// </summary>
public sealed partial class SettingsReferenceTests
{
    private const string Document = "docs/reference/settings.md";

    /// <summary>Every feature is on, so that each default has an effect.</summary>
    private static readonly Dictionary<string, string> Environment = TestEnvironment.With(
        ("sg_allow_lambda", "sg-0123456789abcdef0"),
        ("mgmt_intf_index", "1"),
        ("hostname_pool", "true"),
        ("dns_zone_id", "Z0123456789ABC"),
        ("dns_zone_name", "fw.example.internal"),
        ("dns_interface", "external"),
        ("recycle_state_machine_arn", "arn:aws:states:eu-central-1:123456789012:stateMachine:recycle"),
        ("start_command_document", "firewall-start"),
        ("AWS_REGION", "eu-central-1"),
        ("snapshot_regions", "all"),
        ("fortios_interface", "primary"),
        ("fortios_secret_parameter", "/fleet/fortios"),
        ("fortios_queue_url", "https://sqs.eu-central-1.amazonaws.com/123456789012/resume"));

    public static TheoryData<string, string, string> Variables { get; } = Rows("variable");

    public static TheoryData<string, string, string> Options { get; } = Rows("option");

    [Fact]
    public void Variables_AreTheOnesThatTheFunctionReads()
    {
        var everything = new ReadVariables(Environment);
        var leastNeeded = new ReadVariables(TestEnvironment.With());

        OptionsReader.Read(everything);
        OptionsReader.Read(leastNeeded);

        ReferenceTable.AssertSame(Document, "variable", everything.Names.Union(leastNeeded.Names), Names("variable"));
    }

    [Theory]
    [MemberData(nameof(Variables))]
    public void Variable_ValuesAreTheOnesThatTheFunctionTakes(string name, string value, string whereUnset)
    {
        var expected = WholeNumber().Match(ErrorsWith(name, "x")).Value;

        Assert.Equal(expected, Range().Match(value) is { Success: true } range ? $"expected a whole number from {range.Value}" : "");
        if (value.Contains("` or `", StringComparison.Ordinal))
        {
            var choices = ReferenceTable.Code(value)
                .Select(choice => choice.Replace("KEY=VALUE", "<key>=<value>", StringComparison.Ordinal));
            Assert.Equal(Choices().Matches(ErrorsWith(name, "x")).Select(match => match.Groups["choice"].Value).Skip(1), choices);
        }

        Assert.Equal(whereUnset == "required", Errors(TestEnvironment.With((name, null)), name).Length > 0);
    }

    [Theory]
    [MemberData(nameof(Variables))]
    public void Variable_DefaultIsWhatTheFunctionTakes(string name, string value, string whereUnset)
    {
        if (whereUnset is "required" or "none")
        {
            return;
        }

        var unset = OptionsOf(Without(name));

        Assert.Equal(unset, OptionsOf(With(name, Plain(whereUnset))));
        // A setting with only one choice reserves its name for others.
        if (value != whereUnset)
        {
            Assert.NotEqual(unset, OptionsOf(With(name, AnotherValue(value, Plain(whereUnset)))));
        }
    }

    [Fact]
    public void InterfaceOptions_AreTheOnesThatTheFunctionReads()
    {
        var error = Assert.Single(InterfaceErrors("\"unknown\": 1"));

        var options = error[(error.IndexOf("expected one of ", StringComparison.Ordinal) + "expected one of ".Length)..].Split(", ");
        ReferenceTable.AssertSame(Document, "option", options, Names("option"));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void InterfaceOption_ValuesAndDefaultAreTheFunctions(string name, string value, string whereUnset)
    {
        var errors = string.Join("; ", InterfaceErrors($"\"{name}\": {{\"not\": 1}}"));

        Assert.Equal(
            WholeNumber().Match(errors).Value,
            Range().Match(value) is { Success: true } range ? $"expected a whole number from {range.Value}" : "");
        Assert.Equal(errors.Contains("expected true or false", StringComparison.Ordinal), value == "`true` or `false`");
        if (whereUnset is not ("required" or "none"))
        {
            var text = Plain(whereUnset);
            Assert.Equal(InterfaceOf(""), InterfaceOf($"\"{name}\": {text}"));
            Assert.NotEqual(InterfaceOf(""), InterfaceOf($"\"{name}\": {AnotherValue(value, text)}"));
        }
    }

    private static IEnumerable<string> Names(string heading) =>
        ReferenceTable.Read(Document, heading).Select(row => ReferenceTable.Single(row[heading]));

    private static TheoryData<string, string, string> Rows(string heading)
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var row in ReferenceTable.Read(Document, heading))
        {
            rows.Add(ReferenceTable.Single(row[heading]), row["value"], row["default"]);
        }

        return rows;
    }

    private static string Plain(string cell) => cell.Trim('`');

    private static string AnotherValue(string value, string than) => Range().Match(value) is { Success: true } range
        ? range.Value.Split(" to ").First(bound => bound != than)
        : ReferenceTable.Code(value).FirstOrDefault(choice => choice != than) ?? "other/";

    private static Dictionary<string, string> With(string name, string value)
    {
        var environment = new Dictionary<string, string>(Environment, StringComparer.Ordinal) { [name] = value };
        if (name == "hostname_pool")
        {
            // DNS records need the pool.
            environment["dns_zone_id"] = environment["dns_zone_name"] = environment["dns_interface"] = "";
        }

        return environment;
    }

    private static Dictionary<string, string> Without(string name) => With(name, "");

    private static string ErrorsWith(string name, string value) => Errors(With(name, value), name);

    /// <summary>What is wrong with one variable; empty for nothing.</summary>
    private static string Errors(Dictionary<string, string> environment, string name)
    {
        try
        {
            OptionsReader.Read(environment);
            return "";
        }
        catch (ConfigurationException e)
        {
            return string.Join("; ", e.Errors.Where(error => error.StartsWith(name + " ", StringComparison.Ordinal)));
        }
    }

    private static string OptionsOf(Dictionary<string, string> environment) => JsonSerializer.Serialize(OptionsReader.Read(environment));

    private static string Interface(string option) => "{\"external\": {\"device_index\": 1, "
        + "\"subnet_id_map\": {\"eu-central-1a\": \"subnet-0123456789abcdef0\"}" + (option.Length > 0 ? ", " + option : "") + "}}";

    private static string InterfaceOf(string option)
    {
        var errors = new List<string>();
        var options = NetworkInterfacesReader.Read(Interface(option), errors);
        Assert.Empty(errors);
        return JsonSerializer.Serialize(options);
    }

    private static List<string> InterfaceErrors(string option)
    {
        // Each name may be there once.
        var json = option.Contains("device_index", StringComparison.Ordinal) || option.Contains("subnet_id_map", StringComparison.Ordinal)
            ? "{\"external\": {" + option + "}}"
            : Interface(option);
        var errors = new List<string>();
        NetworkInterfacesReader.Read(json, errors);
        return errors;
    }

    [GeneratedRegex("[0-9]+ to [0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Range();

    [GeneratedRegex("expected a whole number from [0-9]+ to [0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WholeNumber();

    [GeneratedRegex("'(?<choice>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Choices();

    /// <summary>An environment that notes which variables are asked for.</summary>
    private sealed class ReadVariables(Dictionary<string, string> environment) : IReadOnlyDictionary<string, string>
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public IEnumerable<string> Keys => environment.Keys;

        public IEnumerable<string> Values => environment.Values;

        public int Count => environment.Count;

        public string this[string key] => environment[key];

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
        {
            Names.Add(key);
            return environment.TryGetValue(key, out value);
        }

        public bool ContainsKey(string key) => environment.ContainsKey(key);

        public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => environment.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
