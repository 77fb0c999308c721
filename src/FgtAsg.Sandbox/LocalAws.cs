using FgtAsg.Sandbox.Calls;
using FgtAsg.Sandbox.Delivery;
using FgtAsg.Sandbox.Faults;
using FgtAsg.Sandbox.FrontEnd;
using FgtAsg.Sandbox.FrontEnd.Rounds;
using FgtAsg.Sandbox.Http;
using FgtAsg.Sandbox.LambdaHost;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.S3;
using FgtAsg.Sandbox.Sqs;
using FgtAsg.Sandbox.SystemsManagement;

namespace FgtAsg.Sandbox;

/// <summary>
/// A local AWS on the loopback interface: the model over HTTP in real time, and functions as processes. Disposal ends everything that it
/// started.
/// </summary>
public sealed class LocalAws : IAsyncDisposable
{
    private readonly LocalAwsOptions _options;
    private readonly AwsFrontEnd _frontEnd;
    private readonly List<CloudTicker> _tickers;
    private readonly Lock _lock = new();
    private readonly List<FunctionHost> _functions = [];
    private readonly List<S3Notifications> _notifications = [];
    private readonly List<QueueMapping> _mappings = [];
    private bool _disposed;

    private LocalAws(LocalAwsOptions options, AwsModel model, AwsFrontEnd frontEnd)
    {
        _options = options;
        _frontEnd = frontEnd;
        Model = model;
        model.Buckets.Changed += TellOf;
        _tickers = [.. model.Clouds.Values.Select(cloud => new CloudTicker(cloud, options.TimeProvider))];
    }

    /// <summary>The model behind the endpoint, for setting up and inspecting.</summary>
    public AwsModel Model { get; }

    /// <inheritdoc cref="AwsModel.Cloud"/>
    public Cloud Cloud => Model.Cloud;

    /// <inheritdoc cref="AwsModel.SystemsManager"/>
    public SystemsManager SystemsManager => Model.SystemsManager;

    /// <summary><c>http://127.0.0.1:port</c> for all services.</summary>
    public Uri Endpoint => _frontEnd.Endpoint;

    public CallRecorder Calls => _frontEnd.Calls;

    public FaultInjector Faults => _frontEnd.Faults;

    /// <inheritdoc cref="AwsFrontEnd.Lockstep"/>
    public Lockstep? Lockstep
    {
        get => _frontEnd.Lockstep;
        set => _frontEnd.Lockstep = value;
    }

    /// <summary>The environment variables with which the <c>aws</c> command or an SDK uses this AWS.</summary>
    public IReadOnlyDictionary<string, string> ClientEnvironment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AWS_ENDPOINT_URL"] = Endpoint.GetLeftPart(UriPartial.Authority),
        ["AWS_REGION"] = Cloud.Options.Region,
        ["AWS_DEFAULT_REGION"] = Cloud.Options.Region,
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
    };

    /// <exception cref="SandboxUnavailableException">The system does not assign a port.</exception>
    public static async Task<LocalAws> StartAsync(LocalAwsOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new LocalAwsOptions();
        var model = new AwsModel(options.Cloud, options.TimeProvider, options.SystemsManager);
        var elsewhere = options.ServedElsewhere.Select(service => service.Service).ToHashSet(StringComparer.Ordinal);
        var frontEnd = await AwsFrontEnd.StartAsync(
            new AwsFrontEndOptions
            {
                Services = [.. model.Endpoints().Where(service => !elsewhere.Contains(service.Service)), .. options.ServedElsewhere],
                Others = options.OtherServices,
                Faults = new FaultInjector(options.FaultSeed, options.TimeProvider),
                TimeProvider = options.TimeProvider,
            },
            cancellationToken);
        return new LocalAws(options, model, frontEnd);
    }

    /// <summary>
    /// Creates a function that uses this AWS. It is disposed of together with this object, unless the caller does it earlier.
    /// </summary>
    /// <param name="environment">The function's own variables.</param>
    /// <param name="configure">Changes the options (timeout, concurrency, another program).</param>
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

    /// <summary>Sends the cloud's events to a function from now on.</summary>
    /// <param name="function">Invoked asynchronously for each event that matches a rule.</param>
    /// <param name="rules">See <see cref="EventRule.ForGroup"/>.</param>
    /// <param name="automatic">Whether events are delivered immediately. If false, the caller delivers them.</param>
    public EventDelivery ConnectEvents(FunctionHost function, IReadOnlyList<EventRule> rules, bool automatic = true)
    {
        var delivery = new EventDelivery(function, rules, automatic);
        Cloud.EventRaised += delivery.Receive;
        return delivery;
    }

    /// <summary>Notifies a function about created and removed objects of buckets from now on.</summary>
    /// <param name="delivery">The function's delivery, which also receives these notifications.</param>
    /// <param name="rules">The objects and the form of the notifications.</param>
    public void ConnectNotifications(EventDelivery delivery, IReadOnlyList<S3NotificationRule> rules)
    {
        lock (_lock)
        {
            _notifications.Add(new S3Notifications(delivery, rules, Cloud.Options));
        }
    }

    /// <summary>
    /// Hands the messages of a queue to a function from now on. Disposed of together with this object, unless the caller does it earlier.
    /// </summary>
    /// <param name="function">Invoked once for each batch. Its timeout should be less than the queue's visibility timeout.</param>
    /// <param name="queue">A queue of <see cref="AwsModel.Queues"/>.</param>
    /// <param name="options">Null for the defaults.</param>
    public QueueMapping ConnectQueue(FunctionHost function, Queue queue, QueueMappingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var mapping = new QueueMapping(queue, function.InvokeAsync, options ?? new QueueMappingOptions(), _options.TimeProvider);
            _mappings.Add(mapping);
            return mapping;
        }
    }

    /// <summary>Reports a created or removed object if S3 is on another server.</summary>
    internal void TellOf(ObjectChange change)
    {
        S3Notifications[] notifications;
        lock (_lock)
        {
            notifications = [.. _notifications];
        }

        Array.ForEach(notifications, notification => notification.Receive(change));
    }

    public async ValueTask DisposeAsync()
    {
        FunctionHost[] functions;
        QueueMapping[] mappings;
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            functions = [.. _functions];
            mappings = [.. _mappings];
        }

        // Callers end before the services: a function without its services would only log errors.
        try
        {
            await Task.WhenAll(mappings.Select(mapping => mapping.DisposeAsync().AsTask()));
            await Task.WhenAll(_tickers.Select(ticker => ticker.DisposeAsync().AsTask()));
        }
        finally
        {
            await Task.WhenAll(functions.Select(function => function.DisposeAsync().AsTask()));
            await _frontEnd.DisposeAsync();
        }
    }
}
