using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Cli;

/// <summary><c>fgt-asg demo</c>: the product's first impression.</summary>
[Collection(SandboxTests.Name)]
public sealed partial class DemoCommandTests : IDisposable
{
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(4), TimeProvider.System);

    public void Dispose() => _timeout.Dispose();

    [SandboxFact]
    public async Task Demo_Json_PrintsOneDocumentWithoutViolations()
    {
        var (exitCode, output, error) = await CommandLine.RunAsync(_timeout.Token, "demo", "--json");

        Assert.True(exitCode == 0, output + error);
        var report = JsonNode.Parse(output)!;
        Assert.Empty(report["violations"]!.AsArray());
        Assert.Equal(3, report["launched"]!.AsArray().Count);
        Assert.All(report["launched"]!.AsArray(), AssertHasAllItNeeds);
        Assert.Equal(3, report["launched"]!.AsArray().Select(i => (string)i!["license"]!).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(3, report["launched"]!.AsArray().Select(i => (string)i!["hostname"]!).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(2, report["remaining"]!.AsArray().Count);
        Assert.Equal(2, report["trackFile"]!.AsObject().Count);
        AssertAllIsBack(report);
        AssertPools(report);
        AssertDnsLeadsToManagement(report);
        AssertJobs(report);
    }

    [SandboxFact]
    public async Task Demo_ForPeople_ShowsNamesInAColumn_WhatIsBack_AndThePools()
    {
        var (exitCode, output, error) = await CommandLine.RunAsync(_timeout.Token, "demo", "--instances", "1");

        Assert.True(exitCode == 0, output + error);
        Assert.Matches(@"Instance +Hostname, licence +# +Interface +Private IP +Elastic IP", output);
        Assert.Matches(@"i-[0-9a-f]{17} +fgt-\d{3}\.fw\.internal +0 +eni-", output);
        Assert.Matches(@"InService +FGVM04TM2600000\d +1 +eni-", output);
        Assert.Matches(@"licence FGVM04TM2600000\d +back, cooling until \d\d:\d\d UTC", output);
        Assert.Matches(@"hostname fgt-\d{3} +back, free", output);
        Assert.Matches(@"fgt-\d{3}\.fw\.internal +gone", output);
        Assert.Contains("The licences, in DynamoDB", output, StringComparison.Ordinal);
        Assert.Matches(@"4 more +4 free", output);
        Assert.Contains("✓ the track file equals EC2", output, StringComparison.Ordinal);
        Assert.Contains("✓ no licence and no hostname is held twice", output, StringComparison.Ordinal);
    }

    [SandboxFact]
    public async Task Demo_In80Columns_BreaksNoLine()
    {
        var (exitCode, output, error) = await CommandLine.RunInColumnsAsync(80, _timeout.Token, "demo", "--instances", "2");

        Assert.True(exitCode == 0, output + error);
        Assert.Matches(@"(?m)^  fgt-\d{3}\.fw\.internal +2 +eni-[0-9a-f]{17} ", output);
        Assert.Matches(@"(?m)^  FGVM04TM2600000\d *$", output);
        Assert.Matches(@"held by i-[0-9a-f]{17} ", output);
        // A line that is broken goes on where none begins: all of ours begin with a space, a mark, a bar, or the sum of the calls.
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= 80 && (line.Length == 0 || LineStart().IsMatch(line)), line));
    }

    private static void AssertHasAllItNeeds(JsonNode? instance)
    {
        Assert.Equal("completed", (string?)instance!["answer"]!["status"]);
        Assert.Equal((string?)instance["answer"]!["license"], (string?)instance["license"]);
        Assert.Equal((string?)instance["answer"]!["hostname"], (string?)instance["hostname"]);
        Assert.Matches("^FGVM04TM26[0-9]{6}$", (string)instance["license"]!);
        Assert.Equal($"{instance["hostname"]}.fw.internal", (string?)instance["dnsName"]);
    }

    private static void AssertAllIsBack(JsonNode report)
    {
        var terminated = report["terminated"]!;
        Assert.Empty(terminated["interfacesLeft"]!.AsArray());
        Assert.Empty(terminated["elasticIpsLeft"]!.AsArray());
        Assert.Empty(terminated["dnsRecordsLeft"]!.AsArray());
        var license = Item(report, "licenses", terminated["license"]);
        var hostname = Item(report, "hostnames", terminated["hostname"]);
        Assert.Equal(("cooling", null), ((string?)license["state"], (string?)license["instanceId"]));
        Assert.InRange((DateTimeOffset)license["availableSince"]! - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(85), TimeSpan.FromMinutes(90));
        Assert.Equal(("free", null), ((string?)hostname["state"], (string?)hostname["instanceId"]));
    }

    private static void AssertPools(JsonNode report)
    {
        Assert.Equal(["cooling", "cooling", "cooling", "held", "held"], States(report, "licenses"));
        Assert.Equal([.. Enumerable.Repeat("free", 8), "held", "held"], States(report, "hostnames"));
        Assert.All(report["remaining"]!.AsArray(), instance =>
        {
            Assert.Equal((string?)instance!["instanceId"], (string?)Item(report, "licenses", instance["license"])["instanceId"]);
            Assert.Equal((string?)instance["instanceId"], (string?)Item(report, "hostnames", instance["hostname"])["instanceId"]);
        });
    }

    private static void AssertJobs(JsonNode report)
    {
        var launched = report["launched"]!.AsArray().Select(i => ((string)i!["instanceId"]!, $"{i["hostname"]} us-east-1"));
        var starts = report["jobs"]!["starts"]!.AsArray().Select(s => ((string)s!["instanceId"]!, (string)s["parameters"]!)).ToList();
        Assert.Subset(starts.ToHashSet(), launched.ToHashSet());
        Assert.Equal(5, starts.Count);
        Assert.Equal(2, (int)report["jobs"]!["snapshots"]!["regions"]![0]!["created"]!);
        var recycle = report["jobs"]!["recycle"]!;
        Assert.Equal(("1", "2"), ((string?)recycle["fromVersion"], (string?)recycle["toVersion"]));
        Assert.Equal(
            report["launched"]!.AsArray().Select(i => (string)i!["instanceId"]!).Except([(string)report["terminated"]!["instanceId"]!]).Order(StringComparer.Ordinal),
            recycle["replaced"]!.AsArray().Select(id => (string)id!).Order(StringComparer.Ordinal));
        Assert.Equal(
            report["remaining"]!.AsArray().Select(i => (string)i!["instanceId"]!).Order(StringComparer.Ordinal), recycle["by"]!.AsArray().Select(id => (string)id!));
        Assert.Equal("Done", (string?)recycle["states"]!.AsArray()[^1]);
    }

    private static void AssertDnsLeadsToManagement(JsonNode report)
    {
        var expected = report["remaining"]!.AsArray().Select(i => $"{i!["dnsName"]} A {i["interfaces"]![2]!["privateIp"]}");
        var actual = report["dnsRecords"]!.AsArray().Select(r => $"{r!["name"]} {r["type"]} {Assert.Single(r["values"]!.AsArray())}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> States(JsonNode report, string pool) =>
        report[pool]!.AsArray().Select(item => (string)item!["state"]!).Order(StringComparer.Ordinal);

    private static JsonNode Item(JsonNode report, string pool, JsonNode? id) =>
        report[pool]!.AsArray().Single(item => (string?)item!["id"] == (string?)id)!;

    [GeneratedRegex(@"\A([ ─✓]|\d+ AWS calls)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LineStart();
}
