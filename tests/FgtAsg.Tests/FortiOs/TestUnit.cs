using FgtAsg.FortiOs;
using FgtAsg.Sandbox.FortiOs;
using FgtAsg.Sandbox.Time;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Support;

namespace FgtAsg.Tests.FortiOs;

/// <summary>One simulated FortiGate that has just booted, and clients for it.</summary>
internal sealed class TestUnit
{
    public const string Password = "Correct-horse-7-battery";

    private readonly VirtualClock _time = Clocks.Fast();
    private readonly SimulatedFleet _fleet;
    private readonly FortiOsAddress _address;

    public TestUnit(FortiGateOptions? options = null)
    {
        _fleet = new SimulatedFleet(_time);
        _fleet.Aws.FortiGates.Options = options ?? new FortiGateOptions();
        (Id, _) = _fleet.Launch();
        var own = _fleet.Cloud.NetworkInterfaces.Single(i => i.Attachment?.InstanceId == Id);
        _address = new FortiOsAddress(own.PrimaryIp.Address, 443);
        Unit = _fleet.Aws.FortiGates.Unit(Id);
        // The instance must be running before FortiOS boots.
        Pass(TimeSpan.FromMinutes(1));
        _fleet.Cloud.Tick();
        _fleet.Aws.FortiGates.Now(Id);
        Pass(TimeSpan.FromMinutes(10));
    }

    /// <summary>The instance's id, which is the first password.</summary>
    public string Id { get; }

    public FortiGateUnit Unit { get; }

    /// <summary>A new session that trusts every peer.</summary>
    public FortiOsClient Client(PeerTrust? trust = null) =>
        new(new FortiOsLink(_fleet.Aws.FortiGates, new CallGate(), _time), _address, trust ?? PeerTrust.Anyone);

    /// <summary>A session of an administrator who has the fleet's password.</summary>
    public async Task<FortiOsClient> LoggedInAsync()
    {
        if (!Unit.HasPassword(Password))
        {
            await Client().ChangePasswordAsync("admin", Id, Password, CancellationToken.None);
        }

        var client = Client();
        var login = await client.LoginAsync("admin", Password, CancellationToken.None);
        Assert.Equal(LoginOutcome.LoggedIn, login.Value?.Outcome);
        return client;
    }

    public void Pass(TimeSpan time) => _time.Advance(time);
}
