using FgtAsg.Configuration;

namespace FgtAsg.Tests.Configuration;

public sealed class StartCommandOptionsReaderTests
{
    private const string Topic = "arn:aws:sns:eu-central-1:123456789012:";

    private const string UnknownPlaceholder = "start_command_parameters.a has an unknown placeholder: "
        + "expected ${hostname}, ${region}, ${instance_id} or ${group}; $${ for a literal ${";

    private static readonly (string, string?) Document = ("start_command_document", "firewall-start");
    private static readonly (string, string?) Region = ("AWS_REGION", "eu-central-1");

    [Fact]
    public void Read_NothingIsSet_HasNoCommandAndNoTopics()
    {
        var options = OptionsReader.Read(
            TestEnvironment.With(("start_command_document", ""), ("start_command_parameters", ""), ("launched_topic_arn", "")));

        Assert.Null(options.Start);
        Assert.Equal(new TopicOptions(), options.Topics);
    }

    [Fact]
    public void Read_Topics_BelongToTheirTransitions() => Assert.Equal(
        new TopicOptions { Launched = Topic + "a", Running = Topic + "b", Terminating = Topic + "c" },
        OptionsReader.Read(TestEnvironment.With(
            ("launched_topic_arn", Topic + "a"),
            ("running_topic_arn", Topic + "b"),
            ("terminating_topic_arn", Topic + "c"))).Topics);

    [Fact]
    public void Read_OnlyADocument_HasTheDefaults()
    {
        var start = OptionsReader.Read(TestEnvironment.With(Document, Region)).Start!;

        Assert.Equal(("firewall-start", 600, "eu-central-1"), (start.Document, start.TimeoutSeconds, start.Region));
        Assert.Empty(start.Parameters);
    }

    [Fact]
    public void Read_Parameters_AreStringsOrListsOfStrings()
    {
        var start = OptionsReader.Read(TestEnvironment.With(
            Document,
            Region,
            ("start_command_timeout_seconds", "30"),
            ("start_command_parameters", """{"name": "${hostname}", "commands": ["a ${region}", "$${HOME}"], "none": []}"""))).Start!;

        Assert.Equal(30, start.TimeoutSeconds);
        Assert.Equal(["${hostname}"], start.Parameters["name"]);
        Assert.Equal(["a ${region}", "$${HOME}"], start.Parameters["commands"]);
        Assert.Empty(start.Parameters["none"]);
    }

    [Theory]
    [InlineData("""{"a": "secret ${host}"}""", UnknownPlaceholder)]
    [InlineData("""{"a": ["x", "secret ${hostname"]}""", UnknownPlaceholder)]
    [InlineData("""{"a": 5}""", "start_command_parameters.a is or has a JSON Number: expected a string or a list of strings")]
    [InlineData("""{"a": ["x", {}]}""", "start_command_parameters.a is or has a JSON Object: expected a string or a list of strings")]
    [InlineData(
        """["secret"]""",
        "start_command_parameters is a JSON Array: expected a JSON map of the document's parameters to strings or lists of strings")]
    public void Read_WrongParameters_AreErrorsWithoutTheValues(string parameters, string error) =>
        Assert.Equal([error], TestEnvironment.Errors(Document, Region, ("start_command_parameters", parameters)));

    [Theory]
    [InlineData("{\"a\": \"secret")]
    [InlineData("""{"a": "1", "a": "2"}""")]
    [InlineData("""{"a": "\ud800"}""")]
    public void Read_BrokenJson_IsAnErrorWithoutTheValues(string parameters)
    {
        var error = Assert.Single(TestEnvironment.Errors(Document, Region, ("start_command_parameters", parameters)));

        Assert.StartsWith("start_command_parameters is not valid JSON: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralErrors_AreReportedTogether() => Assert.Equal(
        [
            "start_command_timeout_seconds is '29': expected a whole number from 30 to 2592000",
            "start_command_document is 'a b': expected the name or the ARN of an SSM document",
            "AWS_REGION is missing: expected the region, which Lambda sets",
            "launched_topic_arn is 'fleet': expected the ARN of a standard SNS topic (arn:aws:sns:...)",
            "terminating_topic_arn is 'arn:aws:sns:eu-central-1:123456789012:fleet.fifo': "
                + "expected the ARN of a standard SNS topic (arn:aws:sns:...)",
        ],
        TestEnvironment.Errors(
            ("start_command_document", "a b"),
            ("start_command_timeout_seconds", "29"),
            ("launched_topic_arn", "fleet"),
            ("running_topic_arn", "arn:aws-us-gov:sns:us-gov-west-1:123456789012:fleet"),
            ("terminating_topic_arn", "arn:aws:sns:eu-central-1:123456789012:fleet.fifo")));

    [Fact]
    public void Read_ParametersWithoutADocument_IsAnError() => Assert.Equal(
        ["start_command_document is missing: expected the SSM document that start_command_parameters are for"],
        TestEnvironment.Errors(("start_command_parameters", """{"a": "b"}""")));

    [Theory]
    [InlineData("", "")]
    [InlineData("plain $ {x}", "plain $ {x}")]
    [InlineData("${a}${b}", "<a><b>")]
    [InlineData("x${a}y", "x<a>y")]
    [InlineData("$${a}", "${a}")]
    [InlineData("$${a}${b}$${", "${a}<b>${")]
    [InlineData("${a}$${b}", "<a>${b}")]
    [InlineData("${", "<>")]
    [InlineData("${a${b}", "<a${b>")]
    public void Fill_Text_HasTheValuesInIt(string text, string filled) =>
        Assert.Equal(filled, Placeholders.Fill(text, name => $"<{name}>"));
}
