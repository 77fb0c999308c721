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

            Measured on {now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} by one run of this command, which writes this file
            and its chart:

                dotnet run -c Release --project tests/FgtAsg.Benchmarks -- report

            The machine: {Machine.Description()}.
            Times depend on that machine and its other load. Calls, rounds and bytes are the same everywhere. `RoundTripTests` assert limits
            for calls and rounds.

            ## One event, as whole processes

            A launch has two interfaces, one Elastic IP, a license and a hostname, in a fleet with one firewall in service. A terminate ends
            the same firewall. `baseline.py` is measured beside the function: the calls of the same launch, written with boto3, one after
            another, without checks or retries, in a fresh Python interpreter. Both take turns on one endpoint, the sandbox. Its EC2 has no
            delays of its own, and its S3 and DynamoDB are in memory.

            The last column is the endpoint's share of the time; the times of simultaneous calls are added up. A cold process is measured
            from its start, with its event waiting, to its answer. A warm process is measured from the arrival of the event. Memory is the
            peak of the process (VmHWM). An "earlier" build is made of earlier sources: `--earlier-zip` and `--earlier-native-zip` name its
            zips, and it is measured in turn with the current build.
            """);
        foreach (var table in Processes)
        {
            Section(text, table);
        }

        text.AppendLine(
            """

            Calls are counted in lockstep: the sandbox holds calls back until no more arrive, then answers all of them at once. The number
            of these rounds is the longest chain of calls that wait for each other. It does not depend on the machine.

            ## A burst

            The function's metric `TrackFileWait` has the wait of each writer. On the virtual clock only the calls take time, so it shows
            the protocol. Real processes share the cores of this machine with each other and with the endpoint.
            """);
        Section(text, Burst);
        text.AppendLine(
            """

            ## A burst that EC2's limits bound

            EC2 limits how many calls of each operation an account may make in a region (request throttling, in EC2's developer guide). On
            the virtual clock the launches meet these limits, alone in the account or beside other callers that use 30 % of each refill.
            Lambda allows 1,000 invocations at once, or 10 as in a new account. It puts an event without a free invocation back into its
            queue, and repeats a failed invocation twice.

            The minimum is the time that any function needs for these calls, by the slowest limit. A launch that is throttled for longer
            than its invocation keeps what it made, and continues when its event comes again. No launch is abandoned. These figures are
            the same on every machine. An event that waits in Lambda's queue for one of ten invocations comes back after pauses of up to
            five minutes. With few launches, these pauses take longer than EC2's limits.
            """);
        Section(text, Limits);
        text.AppendLine(
            """

            ## A growing fleet

            The track file, the records, and the held licenses and hostnames are those of a fleet of the given size. The cost grows with the
            track file: a writer reads all of it, and writes all of it.

            ![What one event costs as the fleet grows: time, CPU, calls, bytes](growth.svg)
            """);
        Section(text, Growth);
        text.AppendLine(
            """

            ## The pure parts

            Measured with BenchmarkDotNet, three iterations each. `-- micro` runs more.
            """);
        Section(text, Micro);
        text.AppendLine(
            """

            ## Commands

            | command | measures |
            | --- | --- |
            | `dotnet run -c Release --project tests/FgtAsg.Benchmarks -- report` | everything, and writes this file and the chart |
            | `... -- process --runs 30` | whole processes |
            | `... -- burst --launches 200 --latency 25` | bursts |
            | `... -- growth` | fleets of 10 to 1,000 instances; writes the chart |
            | `... -- micro` | the pure parts, thoroughly |

            Options of `process`:

            - `--latency 50`: one latency only
            - `--skip-native`: no native build, which needs a linker
            - `--zip FILE --native-zip FILE`: existing builds
            - `--earlier-zip FILE --earlier-native-zip FILE`: builds of earlier sources to compare with

            Options of `burst`:

            - `--skip-real`: only on the virtual clock
            - `--seed`: another order of the steps
            - `--limits`: bursts that EC2's limits bound
            """);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Section(StringBuilder text, ReportTable table)
    {
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"### {table.Title}").AppendLine();
        table.WriteMarkdown(text);
    }
}
