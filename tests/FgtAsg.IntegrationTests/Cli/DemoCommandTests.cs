using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Cli;

/// <summary><c>fgt-asg demo</c>, run in a process.</summary>
public sealed partial class DemoCommandTests : IDisposable
{
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(4), TimeProvider.System);

    public void Dispose() => _timeout.Dispose();

    [Fact]
    public async Task Demo_OneFirewall_Passes()
    {
        var (exitCode, output, error) = await CommandLine.RunAsync(_timeout.Token, "demo", "--json", "--instances", "1");

        Assert.True(exitCode == 0, output + error);
        var report = JsonNode.Parse(output)!;
        Assert.Empty(report["violations"]!.AsArray());
        AssertHasAllItNeeds(Assert.Single(report["launched"]!.AsArray()));
        AssertAllIsBack(report);
        AssertDnsLeadsToManagement(report);
        Assert.Matches(@"\nDemo passed: 1 firewall[^\n]* in [0-9.]+ s\n\z", error);
    }

    [ToolFact(Tools.Moto)]
    [Trait(Category.Name, Category.Full)]
    public async Task Demo_TwoAtOnce_BothPass()
    {
        var json = CommandLine.RunAsync(_timeout.Token, "demo", "--json");
        using var keep = DemoProcess.Start("list-resource-record-sets", "--instances", "2", "--keep");

        var stopped = await keep.StopAsync("INT", _timeout.Token);
        var (exitCode, output, error) = await json;

        Assert.True(exitCode == 0, output + error);
        AssertReport(JsonNode.Parse(output)!);
        Assert.Matches(@"\A  0\.0 s  Starting a local AWS", error);
        Assert.Matches(@"\nDemo passed: 3 firewalls launched, 1 terminated, 3 replaced, in [0-9.]+ s\n\z", error);
        Assert.True(stopped.ExitCode == 0, stopped.Output);
        AssertForPeople(stopped.Output);
        Assert.EndsWith("\nStopped. Nothing is left running.\n", stopped.Output, StringComparison.Ordinal);
        Assert.Empty(stopped.Left);
    }

    [ToolFact(Tools.Moto)]
    public async Task Demo_CtrlCDuringTheLaunches_EndsAllProcesses()
    {
        using var demo = DemoProcess.Start("EC2 Instance-launch Lifecycle Action", "--instances", "1");

        var (exitCode, output, left) = await demo.StopAsync("INT", _timeout.Token);

        Assert.True(exitCode == 130, output);
        Assert.EndsWith("\nfgt-asg: Canceled. Nothing is left running.\n", output, StringComparison.Ordinal);
        Assert.Empty(left);
    }

    [Fact]
    [Trait(Category.Name, Category.Full)]
    public async Task Demo_FunctionFails_StopsAndNamesTheFailedStep()
    {
        var (exitCode, output, error) = await CommandLine.RunAsync(
            _timeout.Token, "demo", "--json", "--instances", "1", "--function", "/bin/false");

        Assert.True(exitCode == 1, output + error);
        var report = JsonNode.Parse(output)!;
        Assert.Equal("Putting 4 license files into the bucket, seeding 10 hostnames", (string?)report["failedAt"]);
        Assert.Contains("exit status 1", (string?)report["violations"]![0], StringComparison.Ordinal);
        Assert.Empty(report["launched"]!.AsArray());
        Assert.DoesNotContain("Launching", error, StringComparison.Ordinal);
        Assert.Matches(@"\nDemo failed at ""Putting 4 license files[^\n]*"": seeding hostnames failed: [^\n]*\n\z", error);
    }

    private static void AssertReport(JsonNode report)
    {
        Assert.Empty(report["violations"]!.AsArray());
        Assert.Null(report["failedAt"]);
        Assert.Equal(3, report["launched"]!.AsArray().Count);
        Assert.All(report["launched"]!.AsArray(), AssertHasAllItNeeds);
        Assert.Equal(3, report["launched"]!.AsArray().Select(i => (string)i!["license"]!).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(3, report["launched"]!.AsArray().Select(i => (string)i!["hostname"]!).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(3, report["remaining"]!.AsArray().Count);
        Assert.Equal(3, report["trackFile"]!.AsObject().Count);
        AssertAllIsBack(report);
        AssertPools(report);
        AssertDnsLeadsToManagement(report);
        AssertJobs(report);
    }

    private static void AssertForPeople(string output)
    {
        Assert.Matches(@"(?m)^  fgt-\d{3}\.fw\.internal +2 +eni-[0-9a-f]{17} ", output);
        Assert.Matches(@"(?m)^  FGVM04TM2600000\d *$", output);
        Assert.Matches(@"license FGVM04TM2600000\d +back, cooling until \d\d:\d\d UTC", output);
        Assert.Matches(@"hostname fgt-\d{3} +back, ", output);
        Assert.Matches(@"fgt-\d{3}\.fw\.internal +gone", output);
        Assert.Matches(@"place in its group +taken by i-[0-9a-f]{17}", output);
        Assert.Matches(@"held by i-[0-9a-f]{17} ", output);
        Assert.Contains("The licenses, in DynamoDB", output, StringComparison.Ordinal);
        Assert.Matches(@"4 more +4 free", output);
        Assert.Contains("✓ the track file equals EC2", output, StringComparison.Ordinal);
        Assert.Contains("✓ no license and no hostname is held twice", output, StringComparison.Ordinal);
        Assert.Matches(@"\nDemo passed: 2 firewalls launched, 1 terminated, 2 replaced, in [0-9.]+ s\n", output);
        Assert.Matches(
            @"\n  aws autoscaling set-desired-capacity --auto-scaling-group-name fgt-asg-demo \\\n    --desired-capacity 3\n", output);
        // Every line must fit 80 columns. The continuation of a wrapped line would not match the expected beginnings.
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
        Assert.InRange(
            (DateTimeOffset)license["availableSince"]! - TimeProvider.System.GetUtcNow(),
            TimeSpan.FromMinutes(85),
            TimeSpan.FromMinutes(90));
        // A hostname is free at once, so the replacement may hold it.
        Assert.Contains((string?)hostname["state"], (string[])["free", "held"]);
        Assert.NotEqual((string?)terminated["instanceId"], (string?)hostname["instanceId"]);
    }

    private static void AssertPools(JsonNode report)
    {
        Assert.Equal(["cooling", "cooling", "cooling", "cooling", "free", "held", "held", "held"], States(report, "licenses"));
        Assert.Equal([.. Enumerable.Repeat("free", 7), "held", "held", "held"], States(report, "hostnames"));
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
        Assert.Equal(7, starts.Count);
        Assert.Equal(3, (int)report["jobs"]!["snapshots"]!["regions"]![0]!["created"]!);
        var recycle = report["jobs"]!["recycle"]!;
        Assert.Equal(("1", "2"), ((string?)recycle["fromVersion"], (string?)recycle["toVersion"]));
        Assert.Equal(
            report["launched"]!.AsArray().Select(i => (string)i!["instanceId"]!).Except([(string)report["terminated"]!["instanceId"]!])
                .Append((string)report["terminated"]!["replacedBy"]!).Order(StringComparer.Ordinal),
            recycle["replaced"]!.AsArray().Select(id => (string)id!).Order(StringComparer.Ordinal));
        Assert.Equal(
            report["remaining"]!.AsArray().Select(i => (string)i!["instanceId"]!).Order(StringComparer.Ordinal),
            recycle["by"]!.AsArray().Select(id => (string)id!));
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

    [GeneratedRegex(
        @"\A([ ─✓]|\d+\.\d s |\d+ AWS calls|Demo passed:|The local AWS stays up|Stopped\.)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LineStart();
}
