using System.Globalization;
using System.Text;

namespace FgtAsg.Benchmarks.Reports;

/// <summary>docs/BENCHMARKS.md.</summary>
internal sealed class Report
{
    public required IReadOnlyList<ReportTable> Processes { get; init; }

    public required ReportTable Burst { get; init; }

    public required ReportTable Limits { get; init; }

    public required ReportTable Growth { get; init; }

    public required ReportTable Micro { get; init; }

    public IReadOnlyList<ReportTable> Tables => [.. Processes, Burst, Limits, Growth, Micro];

    public string ToMarkdown(DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.AppendLine(
            $"""
            # What it costs

            Measured on {now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} by one run of `dotnet run -c Release --project tests/FgtAsg.Benchmarks -- report`, which wrote this file and its chart.
            The machine: {Machine.Description()}.
            Times are of that machine, and of whatever else it did meanwhile; calls, rounds and bytes are the same everywhere, and the tests assert them (`RoundTripTests`).

            ## One event, as whole processes

            A launch is one of two interfaces, one Elastic IP, a license and a hostname, in a fleet with one firewall in service; a terminate is of the same. Beside the function runs
            `baseline.py`: the calls of the same launch as one would write them down with boto3, one after another, nothing checked or retried, in a fresh Python interpreter. They
            take turns on one endpoint, the sandbox, with EC2 without times of its own, and S3 and DynamoDB in memory. The endpoint's part is in the last column: calls that go on at the same
            time are added up there. A cold process is measured from its start, with its event waiting, to its answer; a warm one from the event's arrival. Memory is the process' peak (VmHWM).
            A build that is called earlier is of earlier sources: `--earlier-zip` and `--earlier-native-zip` name its zips, and it is measured in turn with today's.
            """);
        foreach (var table in Processes)
        {
            Section(text, table);
        }

        text.AppendLine(
            """

            Calls are counted in lockstep: the sandbox holds calls back until no more come, then answers all of them at once. How many such rounds there are is the longest chain of
            calls that wait for each other; it does not depend on the machine.

            ## A burst

            Every writer's wait is in the function's metric `TrackFileWait`. On the virtual clock nothing takes time but the calls, so it shows the protocol; as real processes, all of
            them and the endpoint share this machine's cores.
            """);
        Section(text, Burst);
        text.AppendLine(
            """

            ## A burst that EC2's limits bound

            EC2 lets an account make so many calls of each operation a second in a region (its developer guide: request throttling). On the virtual clock the launches meet these
            limits, alone in the account or beside others who use up 30 % of each refill; Lambda has 1,000 invocations at once, or the 10 of a new account, puts what meets none
            back into its queue, and tries what failed twice more. What the slowest limit asks for at the least is what any function would take that makes these calls. A launch
            that is throttled out of its invocation keeps what it made, and goes on when its event comes again; none is abandoned. These figures are the same on every machine.
            What waits in Lambda's queue for one of ten invocations comes back after pauses of up to five minutes: of few launches that takes longer than EC2's limits do.
            """);
        Section(text, Limits);
        text.AppendLine(
            """

            ## A growing fleet

            The track file, the records, and the held licenses and hostnames are those of so many firewalls. What grows is the track file: a writer reads all of it, and writes all of it.

            ![What one event costs as the fleet grows: time, CPU, calls, bytes](growth.svg)
            """);
        Section(text, Growth);
        text.AppendLine(
            """

            ## The pure parts

            By BenchmarkDotNet (three iterations; `-- micro` does more).
            """);
        Section(text, Micro);
        text.AppendLine(
            """

            ## Again

            | command | measures |
            | --- | --- |
            | `dotnet run -c Release --project tests/FgtAsg.Benchmarks -- report` | all of this, and writes this file and the chart |
            | `... -- process --runs 30` | whole processes; `--latency 50` for one latency, `--skip-native` without a linker, `--zip FILE --native-zip FILE` for builds that are there, `--earlier-zip FILE --earlier-native-zip FILE` for builds of earlier sources to compare with |
            | `... -- burst --launches 200 --latency 25` | bursts; `--skip-real` for the virtual clock alone, `--seed` for another order of things, `--limits` for bursts that EC2's limits bound |
            | `... -- growth` | fleets of 10 to 1,000; writes the chart |
            | `... -- micro` | the pure parts, thoroughly |
            """);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Section(StringBuilder text, ReportTable table)
    {
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"### {table.Title}").AppendLine();
        table.WriteMarkdown(text);
    }
}
