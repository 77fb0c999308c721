using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.FrontEnd.Calls;
using FgtAsg.Sandbox.FrontEnd.Faults;
using FgtAsg.Sandbox.FrontEnd.Objects.Store;
using FgtAsg.Sandbox.FrontEnd.Rounds;
using FgtAsg.Sandbox.FrontEnd.Tables;
using FgtAsg.Sandbox.LambdaHost;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Moto;
using FgtAsg.Sandbox.SystemsManagement;
using FgtAsg.Sandbox.Wire;

namespace FgtAsg.Sandbox;

/// <summary>
/// A local AWS on loopback: EC2 networking and Auto Scaling by the model in real time, the other services by moto, functions as
/// processes. Disposing it ends everything that it started.
/// </summary>
public sealed class LocalAws : IAsyncDisposable
{
    private readonly LocalAwsOptions _options;
    private readonly AwsFrontEnd _frontEnd;
    private readonly MotoServer? _ownMoto;
    private readonly List<CloudPump> _pumps;
    private readonly IReadOnlyDictionary<string, Cloud> _clouds;
    private readonly Lock _lock = new();
    private readonly List<FunctionHost> _functions = [];
    private bool _disposed;

    private LocalAws(
        LocalAwsOptions options, IReadOnlyDictionary<string, Cloud> clouds, SystemsManager systemsManager, AwsFrontEnd frontEnd, MotoServer? ownMoto)
    {
        _options = options;
        _frontEnd = frontEnd;
        _ownMoto = ownMoto;
        _clouds = clouds;
        Cloud = clouds[options.Cloud.Region];
        SystemsManager = systemsManager;
        _pumps = [.. clouds.Values.Select(cloud => new CloudPump(cloud, options.TimeProvider))];
    }

    /// <summary>The simulated EC2 and Auto Scaling: for setting up, and for looking.</summary>
    public Cloud Cloud { get; }

    /// <summary>The simulated EC2 and Auto Scaling of a region: the first one's own, or one of its options' other regions.</summary>
    public Cloud CloudIn(string region) => _clouds[region];

    /// <summary>The simulated Run Command: what was sent, and how it goes on.</summary>
    public SystemsManager SystemsManager { get; }

    /// <summary><c>http://127.0.0.1:port</c>, for every service.</summary>
    public Uri Endpoint => _frontEnd.Endpoint;

    public CallRecorder Calls => _frontEnd.Calls;

    public FaultInjector Faults => _frontEnd.Faults;

    /// <inheritdoc cref="AwsFrontEnd.Lockstep"/>
    public Lockstep? Lockstep
    {
        get => _frontEnd.Lockstep;
        set => _frontEnd.Lockstep = value;
    }

    /// <summary>What the <c>aws</c> command or an SDK needs in its environment to use this AWS.</summary>
    public IReadOnlyDictionary<string, string> ClientEnvironment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AWS_ENDPOINT_URL"] = Endpoint.GetLeftPart(UriPartial.Authority),
        ["AWS_REGION"] = Cloud.Options.Region,
        ["AWS_DEFAULT_REGION"] = Cloud.Options.Region,
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
    };

    /// <exception cref="MotoUnavailableException">moto is wanted, not there, and could not be installed or started.</exception>
    public static async Task<LocalAws> StartAsync(LocalAwsOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new LocalAwsOptions();
        var clouds = CloudsOf(options);
        var queries = clouds.ToDictionary(cloud => cloud.Key, cloud => (QueryHandler)new QueryService(cloud.Value).HandleAsync, StringComparer.Ordinal);
        var systemsManager = new SystemsManager(clouds[options.Cloud.Region], options.SystemsManager, options.TimeProvider);
        var ownMoto = options is { WithMoto: true, SharedMoto: null } ? await MotoServer.StartAsync(options.Moto, cancellationToken) : null;
        try
        {
            var frontEnd = await AwsFrontEnd.StartAsync(new AwsFrontEndOptions
            {
                Query = queries[options.Cloud.Region],
                QueryByRegion = queries.Count > 1 ? queries : new Dictionary<string, QueryHandler>(StringComparer.Ordinal),
                Moto = options.WithMoto ? (options.SharedMoto ?? ownMoto)!.Endpoint : null,
                Objects = options.WithOwnStorage ? new ObjectStore() : null,
                Tables = options.WithOwnStorage ? new TableStore(options.TimeProvider) : null,
                Commands = new SystemsManagerWire(systemsManager),
                Faults = new FaultInjector(options.FaultSeed),
                TimeProvider = options.TimeProvider,
            }, cancellationToken);
            return new LocalAws(options, clouds, systemsManager, frontEnd, ownMoto);
        }
        catch
        {
            if (ownMoto is not null)
            {
                await ownMoto.DisposeAsync();
            }

            throw;
        }
    }

    /// <summary>Makes a function that uses this AWS. It is disposed with it, at the latest.</summary>
    /// <param name="environment">The function's own variables.</param>
    /// <param name="configure">Changes the options (time-out, concurrency, another program).</param>
    public FunctionHost CreateFunction(
        IReadOnlyDictionary<string, string> environment, Func<FunctionHostOptions, FunctionHostOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var variables = new Dictionary<string, string>(ClientEnvironment, StringComparer.Ordinal);
        foreach (var (name, value) in environment)
        {
            variables[name] = value;
        }

        var options = new FunctionHostOptions
        {
            Region = Cloud.Options.Region,
            AccountId = Cloud.Options.AccountId,
            Environment = variables,
            TimeProvider = _options.TimeProvider,
        };
        var function = new FunctionHost(configure?.Invoke(options) ?? options);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _functions.Add(function);
        }

        return function;
    }

    /// <summary>Connects the cloud's events to a function, from now on.</summary>
    /// <param name="function">Invoked asynchronously for each event that a rule matches.</param>
    /// <param name="rules">See <see cref="EventRule.ForGroup"/>.</param>
    /// <param name="automatic">Whether events are delivered as they come, or kept for the caller to deliver.</param>
    public EventDelivery ConnectEvents(FunctionHost function, IReadOnlyList<EventRule> rules, bool automatic = true)
    {
        var delivery = new EventDelivery(function, rules, automatic);
        Cloud.EventRaised += delivery.Receive;
        return delivery;
    }

    /// <summary>Tells a function of the objects that come to buckets and go from them, from now on.</summary>
    /// <param name="delivery">The function's delivery, which they join.</param>
    /// <param name="rules">Which objects, and how.</param>
    public void ConnectNotifications(EventDelivery delivery, IReadOnlyList<S3NotificationRule> rules) =>
        _frontEnd.ObjectChanged += new S3Notifications(delivery, rules, Cloud.Options).Receive;

    public async ValueTask DisposeAsync()
    {
        FunctionHost[] functions;
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            functions = [.. _functions];
        }

        // Whoever calls first: a function that is cut off from its services would only log errors.
        await Task.WhenAll(_pumps.Select(pump => pump.DisposeAsync().AsTask()));
        await Task.WhenAll(functions.Select(function => function.DisposeAsync().AsTask()));
        await _frontEnd.DisposeAsync();
        if (_ownMoto is not null)
        {
            await _ownMoto.DisposeAsync();
        }
    }

    /// <summary>Each region is a cloud of its own, which knows of the others by name.</summary>
    private static Dictionary<string, Cloud> CloudsOf(LocalAwsOptions options)
    {
        List<string> regions = [options.Cloud.Region, .. options.Cloud.OtherRegions];
        return regions.ToDictionary(
            region => region,
            region => new Cloud(
                options.Cloud with
                {
                    Region = region,
                    OtherRegions = regions.FindAll(other => other != region),
                    // Far apart: the ids of neighbouring seeds are the same ones, a place later.
                    Seed = options.Cloud.Seed + (regions.IndexOf(region) * 50_000_000),
                },
                options.TimeProvider),
            StringComparer.Ordinal);
    }
}
