using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Benchmarks.Commands;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.Fleets;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Sandbox.Model.Core;
using ProcessFleet = FgtAsg.Sandbox.Fleets.Fleet;

namespace FgtAsg.Benchmarks.Functions;

/// <summary>
/// A fleet with one firewall in service. Its firewalls have two additional interfaces, an Elastic IP, a license and a hostname. Events
/// are not delivered automatically; the benchmark takes them.
/// </summary>
internal sealed class BenchFleet : IAsyncDisposable
{
    private const string LaunchHook = "EC2 Instance-launch Lifecycle Action";
    private const string TerminateHook = "EC2 Instance-terminate Lifecycle Action";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);

    private BenchFleet(ProcessFleet fleet) => Fleet = fleet;

    public ProcessFleet Fleet { get; }

    /// <summary>EC2 without delays and limits, so that only the function's own time is measured.</summary>
    public static CloudOptions Cloud { get; } = new()
    {
        Region = "us-east-1",
        InstanceStartDelay = TimeSpan.Zero,
        AttachDelay = TimeSpan.Zero,
        DetachDelay = TimeSpan.Zero,
        TerminateDelay = TimeSpan.Zero,
        StopDelay = TimeSpan.Zero,
        ElasticIpQuota = 5000,
        RequestLimits = RequestLimits.None,
    };

    /// <param name="name">The name of the group.</param>
    /// <param name="build">Handles the events that are not measured.</param>
    /// <param name="pools">The number of free licenses, and of free hostnames.</param>
    /// <param name="concurrency">The maximum number of concurrent invocations.</param>
    public static async Task<BenchFleet> CreateAsync(
        LocalAws aws, string name, FunctionBuild build, int pools, int concurrency, CancellationToken cancellationToken)
    {
        var fleet = new BenchFleet(await ProcessFleet.CreateAsync(
            aws,
            new FleetOptions
            {
                GroupName = name,
                AutomaticDelivery = false,
                FunctionAssembly = build.Program,
                NeedLicense = true,
                Hostnames = true,
                NetworkInterfaces = network => network.ToAddedInterfaceSettings(),
                MaxConcurrency = concurrency,
                FunctionTimeout = TimeSpan.FromMinutes(10),
            },
            cancellationToken));
        // There are enough licenses, so the cool-down of released ones does not matter.
        await fleet.SeedAsync("license", pools, cancellationToken);
        await fleet.SeedAsync("hostname", pools, cancellationToken);
        var (_, launch) = await fleet.LaunchAsync(cancellationToken);
        await fleet.ServeAsync(launch, cancellationToken);
        return fleet;
    }

    /// <summary>Launches an instance.</summary>
    /// <returns>The instance's id and the event of its launch hook.</returns>
    public async Task<(string InstanceId, byte[] Event)> LaunchAsync(CancellationToken cancellationToken)
    {
        var id = Fleet.Launch(1)[0];
        return (id, await TakeAsync(LaunchHook, id, cancellationToken));
    }

    /// <summary>Terminates an instance in its group.</summary>
    /// <returns>The event of its terminate hook.</returns>
    public Task<byte[]> TerminateAsync(string instanceId, CancellationToken cancellationToken)
    {
        Fleet.Cloud.TerminateInstanceInGroup(instanceId);
        return TakeAsync(TerminateHook, instanceId, cancellationToken);
    }

    /// <summary>Lets the function handle an event that is not measured.</summary>
    public async Task ServeAsync(byte[] payload, CancellationToken cancellationToken)
    {
        var result = await Fleet.Function.InvokeAsync(payload, cancellationToken);
        EnsureCompleted(result.Succeeded ? result.PayloadText : $"{result.ErrorType}: {result.ErrorMessage}");
    }

    /// <exception cref="CannotRunException">The function did not complete the event, so the measurement is useless.</exception>
    public static void EnsureCompleted(string answer)
    {
        if (!answer.StartsWith('{') || (string?)JsonNode.Parse(answer)!["status"] != "completed")
        {
            throw new CannotRunException($"The event was not handled: {answer}");
        }
    }

    /// <summary>The payload of an instance's event, as the function receives it.</summary>
    public async Task<byte[]> TakeAsync(string detailType, string instanceId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = Fleet.Delivery.Pending.LastOrDefault(
                e => e.DetailType == detailType && e.Detail.Contains(instanceId, StringComparison.Ordinal));
            if (found is not null)
            {
                return Encoding.UTF8.GetBytes(Fleet.Delivery.PayloadOf(found));
            }

            await Task.Delay(Look, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Writes items to the table, 25 in each call.</summary>
    public async Task PutAsync(IEnumerable<Dictionary<string, AttributeValue>> items, CancellationToken cancellationToken)
    {
        foreach (var batch in items.Chunk(25))
        {
            var requests = batch.Select(item => new WriteRequest(new PutRequest(item))).ToList();
            await Fleet.DynamoDb.BatchWriteItemAsync(
                new Dictionary<string, List<WriteRequest>>(StringComparer.Ordinal) { [Fleet.TableName] = requests }, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => Fleet.DisposeAsync();

    private Task SeedAsync(string pool, int count, CancellationToken cancellationToken) =>
        PutAsync(Enumerable.Range(1, count).SelectMany(number => Free(pool, number)), cancellationToken);

    /// <summary>The free item. A license has no file here, so its digest item is returned too.</summary>
    private static IEnumerable<Dictionary<string, AttributeValue>> Free(string pool, int number)
    {
        var first = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var name = string.Create(CultureInfo.InvariantCulture, $"{pool}-{number:0000}");
        var item = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            ["Category"] = new($"{pool}#{name}"),
            ["Kind"] = new(pool),
            ["Pool"] = new(pool),
            ["AvailableSince"] = new(first.AddMinutes(number).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        };
        if (pool == "license")
        {
            var digest = new LicenseObject(name, LicenseText.Of(name)).Digest!;
            item["Digest"] = new(digest);
            yield return new(StringComparer.Ordinal)
            {
                ["Category"] = new($"licensefile#{digest}"),
                ["Kind"] = new("licensefile"),
                ["License"] = new(name),
            };
        }

        yield return item;
    }
}
