using FgtAsg.Aws;
using FgtAsg.BringUp;
using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Fleet;
using FgtAsg.FortiOs;
using FgtAsg.Identity;
using FgtAsg.Instances;
using FgtAsg.LambdaRuntime.Logging;
using FgtAsg.Network;
using FgtAsg.Recycle;
using FgtAsg.Recycle.Steps;
using FgtAsg.Snapshots;
using FgtAsg.StartCommand;
using FgtAsg.Sweep;
using Microsoft.Extensions.Logging;

namespace FgtAsg;

/// <summary>
/// Wires the function's parts by hand. All dependencies are visible here, and nothing is looked up at run time. A feature that is not
/// configured is not wired.
/// </summary>
internal sealed class CompositionRoot
{
    /// <summary>Lambda gives a function ten seconds to start.</summary>
    private static readonly TimeSpan LongestCheck = TimeSpan.FromSeconds(6);

    private readonly FunctionOptions _options;
    private readonly ServiceClients _clients;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly ILogger _logger;
    private readonly FleetMetrics _metrics;
    private readonly string _group;
    private readonly FleetTable _table;
    private readonly FleetLookup _fleet;
    private readonly LifecycleHooks _hooks;
    private readonly ForeignInstances _foreign;
    private readonly HostnameTag _names;
    private readonly ResourceFinder _finder;
    private readonly TrackFileUpdater _trackFile;
    private readonly IFortiOsConnection _fortiOs;
    private readonly FleetSecret? _secret;

    private CompositionRoot(
        FunctionOptions options,
        ServiceClients clients,
        IFortiOsConnection fortiOs,
        LambdaLogging logging,
        TimeProvider time,
        Random random)
    {
        _fortiOs = fortiOs;
        _secret = options.FortiOs is { } settings ? new FleetSecret(clients.Ssm, settings.SecretParameter, time) : null;
        (_options, _clients, _time, _random, _group) = (options, clients, time, random, options.AutoScalingGroupName);
        _logger = logging.CreateLogger("FgtAsg");
        _metrics = new FleetMetrics(logging.Metrics, _group);
        _table = new FleetTable(clients.DynamoDb, options.TableName);
        _fleet = new FleetLookup(
            new ResourceTags(_group),
            new InstanceFinder(clients.EC2),
            new InstanceRecords(_table, _group, time),
            new GroupMembers(clients.AutoScaling, _group));
        _hooks = new LifecycleHooks(clients.AutoScaling, time, _logger);
        _foreign = new ForeignInstances(_fleet.Instances, _fleet.Records, _group);
        _names = HostnameTag.Of(options);
        _finder = new ResourceFinder(clients.EC2, _fleet.Tags);
        var store = new TrackStore(clients.S3, options.BucketName, options.LongestTrackFile);
        _trackFile = new TrackFileUpdater(new TrackFile(store, _metrics, time), _finder, _fleet.Tags, _fleet.Members);
    }

    /// <param name="fortiOs">The connection to the firewalls; used only if a management interface is configured.</param>
    public static Function Create(
        FunctionOptions options,
        ServiceClients clients,
        IFortiOsConnection fortiOs,
        LambdaLogging logging,
        TimeProvider time,
        Random random) => new CompositionRoot(options, clients, fortiOs, logging, time, random).Create();

    /// <summary>Wires the function, and checks the fleet's password if there is one.</summary>
    /// <exception cref="ConfigurationException">The password is missing or refused.</exception>
    public static async Task<Function> StartAsync(
        FunctionOptions options, ServiceClients clients, IFortiOsConnection fortiOs, LambdaLogging logging)
    {
        var root = new CompositionRoot(options, clients, fortiOs, logging, TimeProvider.System, Random.Shared);
        await root.CheckSecretAsync();
        return root.Create();
    }

    private async Task CheckSecretAsync()
    {
        if (_secret is null)
        {
            return;
        }

        using var limit = new CancellationTokenSource(LongestCheck, _time);
        try
        {
            await _secret.PasswordAsync(new RetryContext(_time, _random, NoHeartbeat.Instance, limit.Token));
        }
        // Parameter Store may be throttled for a moment. The first launch reads the password again.
        catch (Exception e) when (AwsErrors.IsFailure(e))
        {
            _logger.SecretNotChecked(_options.FortiOs!.SecretParameter, e);
        }
    }

    private Function Create()
    {
        var router = new EventRouter();
        AddFirewalls(router);
        AddSnapshots(router);
        AddRecycling(router);
        return new Function(_options.Schedules, new EventAdmission(_options), router, _metrics, _time, _random, _logger);
    }

    /// <summary>Launch, termination, licenses, hostnames, and the sweep, which repairs with the services of the others.</summary>
    private void AddFirewalls(EventRouter router)
    {
        var tags = new InstanceTags(_clients.EC2, _names);
        var poolItems = new PoolItems(_table);
        var dns = new DnsRecords(_clients.Route53);
        var shown = new ShownIdentity(_fleet.Records, tags, dns);
        var licenseFiles = new LicenseFiles(_clients.S3, _options);
        var register = new LicenseRegister(_options, licenseFiles, _table, _time);
        var refused = new RefusedFiles(_metrics, _logger);
        var earlier = new EarlierLicenses(_options, register, _table, refused, _time, _random, _logger);
        var intake = new LicenseIntake(_options, register, earlier, refused, _logger);
        var claims = new PoolClaims(_table, _group, earlier, _metrics, _time, _random);
        var returns = new PoolReturns(_table, _options.Licenses, _time);
        var identityReturn = new IdentityReturn(_fleet.Records, returns, dns);

        var elasticIps = new ElasticIpProvisioner(_clients.EC2, _fleet.Tags, _finder, _fleet.Members);
        var provisioner = new InterfaceProvisioner(_clients.EC2, _fleet.Tags, _finder, elasticIps);
        var cleanup = new InstanceCleanup(
            _finder, new ReleasePlanner(_options, _fleet.Tags), new ResourceReleaser(_clients.EC2, _finder), _trackFile, identityReturn);
        var resources = new FirewallResources(
            new FirewallInterfaces(_options, _fleet.Tags, _finder, provisioner, elasticIps),
            new FirewallIdentity(_options, claims, tags, _logger),
            new FirewallDns(_options, _fleet.Records, dns, _logger),
            _trackFile,
            _finder,
            new LostHoldings(_table, _names),
            tracksLater: _options.FortiOs is not null);
        var sent = new SentLicenses(_table, returns, register, licenseFiles, _time);
        var launch = new LaunchService(
            _hooks,
            _fleet,
            resources,
            _options.FortiOs is { } fortiOs ? BringUp(fortiOs, claims, sent, tags) : null,
            new LaunchRollback(cleanup, shown, dns, _fleet, _logger),
            _logger);
        var confirmation = new LaunchConfirmation(_options, _fleet, _finder, provisioner, elasticIps, _trackFile, _logger);
        var warmPoolReturn = new WarmPoolReturn(_fleet, identityReturn, tags, _names, poolItems, shown, _logger);
        var terminate = new TerminateService(
            _hooks, _fleet, cleanup, warmPoolReturn, new EndedInstances(_fleet, _foreign, _finder), _logger);
        var notifications = new Notifications(_options.Topics, _clients.Sns, _group, _names, _metrics, _time, _logger);
        var actions = new LifecycleActions(launch, terminate, notifications);
        var sweep = new SweepService(
            new SweepReader(_fleet, _finder, _table, poolItems, _names, _trackFile, licenseFiles, _time),
            new SweepPlanner(_options, _fleet.Tags),
            new SweepExecutor(
                new SweepHooks(_hooks, _group),
                new EventServices(launch, confirmation, terminate, intake),
                returns,
                new TagRepair(_fleet, poolItems, tags, _names),
                _trackFile,
                _group,
                _logger),
            _metrics,
            _logger);

        router
            .On<LaunchAction>(actions.LaunchAsync)
            .On<LaunchResumed>(actions.ResumeAsync)
            .On<TerminateAction>(actions.TerminateAsync)
            .On<InstanceEnded>(terminate.ConfirmAsync)
            .On<InstanceStateChanged>(terminate.CleanUpAfterAsync)
            .On<SweepRequest>(sweep.SweepAsync)
            .On<LicenseFilesChanged>(intake.TakeAsync)
            .On<SeedHostnames>(new HostnameSeeding(_table, _time, _logger).SeedAsync);
        AddStart(router, confirmation, notifications);
    }

    private FirewallBringUp BringUp(FortiOsOptions settings, PoolClaims claims, SentLicenses sent, InstanceTags tags)
    {
        var gate = new DrawGate(_table, _group, _metrics, _time, _logger);
        var pins = new PeerPins(address => new FortiOsClient(_fortiOs, address, PeerTrust.Anyone), settings.Port, _metrics, _logger);
        var logins = new Logins(settings, pins);
        var licenses = new LicensePhase(
            _options.Licenses,
            logins,
            pins,
            new LicenseSupply(_options.Licenses, claims, sent, tags, gate, _metrics, _logger),
            new SerialRegister(_table, _fleet.Records),
            gate);
        var phases = new BringUpPhases(
            settings, _fortiOs, _secret!, pins, new PasswordPhase(settings, logins), licenses, gate, _time);
        var service = new BringUpService(
            phases, _table, _fleet.Members, new WakeUps(_clients.Sqs, settings.QueueUrl), _metrics, _time, _logger);
        return new FirewallBringUp(settings, service, gate, _fleet.Members, _metrics, _logger);
    }

    /// <summary>What follows a launch: its confirmation, the notification about a running firewall, and the start command.</summary>
    private void AddStart(EventRouter router, LaunchConfirmation confirmation, Notifications notifications)
    {
        if (_options.Start is null && _options.Topics.Running is null)
        {
            router.On<LaunchSucceeded>(confirmation.ConfirmAsync).On<InstanceRunning>(DisabledFeatures.Start);
            return;
        }

        IStartCommand command = _options.Start is { } settings ? Command(settings) : new NoStartCommand();
        var start = new StartCommandService(
            new StartedInstances(_fleet, _foreign), command, confirmation, notifications, _metrics, _logger);
        router.On<InstanceRunning>(start.StartAsync)
            .On<LaunchSucceeded>(_options.Start is null ? confirmation.ConfirmAsync : start.StartConfirmedAsync);
    }

    private StartCommandRunner Command(StartCommandOptions settings)
    {
        var commands = new SystemsManagerCommands(_clients.Ssm, settings, _group);
        var records = new CommandRecords(_table, _group, _time);
        return new StartCommandRunner(
            new JoiningHeartbeat(_hooks, _options, _fleet.Members),
            new CommandSender(new FirewallNames(_options, _fleet), commands, records, _time, _logger),
            commands,
            records,
            _metrics,
            _logger);
    }

    private void AddSnapshots(EventRouter router) => router.On<SnapshotRequest>(
        _options.Snapshots is { } settings
            ? new SnapshotService(settings, _clients, _table, _group, _metrics, _time, _logger).SnapshotAsync
            : DisabledFeatures.Snapshots);

    private void AddRecycling(EventRouter router)
    {
        if (_options.Recycle is not { } settings)
        {
            router.On<RecycleRequest>(DisabledFeatures.Recycle).On<RecycleTask>(DisabledFeatures.RecycleStep);
            return;
        }

        var reader = new GroupReader(_clients.AutoScaling, _clients.EC2, _group);
        var records = new RunRecords(_table, _group, _time);
        var changes = new GroupChanges(_clients.AutoScaling, _group);
        var notifications = new RecycleNotifications(_clients.Sns, settings, _group, _time, _logger);
        var steps = AllSteps.Create(settings, reader, changes, records, notifications, _metrics, _time);
        router
            .On<RecycleRequest>(new RecycleStarter(settings, _group, reader, records, _clients.StepFunctions, _logger).StartAsync)
            .On<RecycleTask>(new RecycleSteps(_group, steps, _logger).HandleAsync);
    }
}
