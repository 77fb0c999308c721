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
/// A fleet whose firewalls have two interfaces besides their own, an Elastic IP, a license and a hostname, with one firewall in service. Events
/// are taken by whoever measures.
/// </summary>
internal sealed class BenchFleet : IAsyncDisposable
{
    private const string LaunchHook = "EC2 Instance-launch Lifecycle Action";
    private const string TerminateHook = "EC2 Instance-terminate Lifecycle Action";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);

    private BenchFleet(ProcessFleet fleet) => Fleet = fleet;

    public ProcessFleet Fleet { get; }

    /// <summary>EC2 without times and limits of its own: what is measured is the function's.</summary>
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

    /// <param name="aws">Where it is made.</param>
    /// <param name="name">Of the group.</param>
    /// <param name="build">Serves what is not measured.</param>
    /// <param name="pools">Free licenses, and free hostnames.</param>
    /// <param name="concurrency">Invocations at once.</param>
    /// <param name="cancellationToken">Ends it.</param>
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
        // What a released license cools down does not matter: there are enough of them.
        await fleet.SeedAsync("license", pools, cancellationToken);
        await fleet.SeedAsync("hostname", pools, cancellationToken);
        var (_, launch) = await fleet.LaunchAsync(cancellationToken);
        await fleet.ServeAsync(launch, cancellationToken);
        return fleet;
    }

    /// <summary>Starts an instance.</summary>
    /// <returns>Its id, and its launch hook's event.</returns>
    public async Task<(string InstanceId, byte[] Event)> LaunchAsync(CancellationToken cancellationToken)
    {
        var id = Fleet.Launch(1)[0];
        return (id, await TakeAsync(LaunchHook, id, cancellationToken));
    }

    /// <summary>Ends an instance by way of its group.</summary>
    /// <returns>Its terminate hook's event.</returns>
    public Task<byte[]> TerminateAsync(string instanceId, CancellationToken cancellationToken)
    {
        Fleet.Cloud.TerminateInstanceInGroup(instanceId);
        return TakeAsync(TerminateHook, instanceId, cancellationToken);
    }

    /// <summary>Has the function handle an event that nobody measures.</summary>
    public async Task ServeAsync(byte[] payload, CancellationToken cancellationToken)
    {
        var result = await Fleet.Function.InvokeAsync(payload, cancellationToken);
        EnsureCompleted(result.Succeeded ? result.PayloadText : $"{result.ErrorType}: {result.ErrorMessage}");
    }

    /// <exception cref="CannotRunException">A measurement of anything but a whole success is none.</exception>
    public static void EnsureCompleted(string answer)
    {
        if (!answer.StartsWith('{') || (string?)JsonNode.Parse(answer)!["status"] != "completed")
        {
            throw new CannotRunException($"The event was not handled: {answer}");
        }
    }

    /// <summary>The event for an instance, as the function gets it.</summary>
    public async Task<byte[]> TakeAsync(string detailType, string instanceId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = Fleet.Delivery.Pending.LastOrDefault(e => e.DetailType == detailType && e.Detail.Contains(instanceId, StringComparison.Ordinal));
            if (found is not null)
            {
                return Encoding.UTF8.GetBytes(Fleet.Delivery.PayloadOf(found));
            }

            await Task.Delay(Look, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Puts items into the table, 25 a call.</summary>
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

    /// <summary>The item; of a license, which has no file here, that of its digest too.</summary>
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
