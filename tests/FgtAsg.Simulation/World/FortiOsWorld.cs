using System.Text;
using System.Text.Json;
using FgtAsg.Configuration;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.FortiOs;
using FgtAsg.Sandbox.Model.Resources;

namespace FgtAsg.Simulation.World;

/// <summary>The FortiOS side of a <see cref="SimulatedFleet"/>: settings, password, and what must hold of the units.</summary>
internal static class FortiOsWorld
{
    /// <summary>Appears nowhere but in Parameter Store and in requests to trusted units.</summary>
    public const string Password = "Canary-7f3a1c-Password";

    private const string Parameter = "/fleet/fortios";

    /// <summary>From now on, functions bring up FortiOS.</summary>
    public static void UseFortiOs(this SimulatedFleet fleet, FortiGateOptions options, WhenExhausted whenUnproven = WhenExhausted.Abandon)
    {
        fleet.Aws.FortiGates.Options = options;
        fleet.Aws.SystemsManager.Parameters.Put(Parameter, $$"""{"password":"{{Password}}"}""");
        var queue = fleet.Aws.Queues.Create("resume").Url;
        fleet.Configure(settings => settings with
        {
            FortiOs = new FortiOsOptions(0, options.AdminPort, "admin", Parameter, queue) { WhenUnproven = whenUnproven },
            Licenses = settings.Licenses with { IsNeeded = !options.IsPayAsYouGo },
        });
    }

    /// <summary>What must hold of the units at any moment.</summary>
    /// <param name="mayRepeatLogins">Whether a process may have slept over the work of another one.</param>
    public static IEnumerable<string> Violations(SimulatedFleet fleet, bool mayRepeatLogins)
    {
        if (fleet.Options.FortiOs is null)
        {
            yield break;
        }

        foreach (var unit in fleet.Aws.FortiGates.Units)
        {
            if (unit.Lockouts > 0)
            {
                yield return $"the account of {unit.InstanceId} was locked by failed logins";
            }

            if (unit.OutdatedLogins > 0 && !mayRepeatLogins)
            {
                yield return $"{unit.InstanceId} got its first password {unit.OutdatedLogins} times after it was replaced";
            }
        }

        foreach (var place in Leaks(fleet.Aws))
        {
            yield return $"a secret is in {place}";
        }
    }

    /// <summary>
    /// A firewall goes into service: its own FortiOS must prove the license, and no other running unit may have its serial number.
    /// </summary>
    public static IEnumerable<string> AdmissionViolations(SimulatedFleet fleet, string instanceId)
    {
        if (fleet.Options.FortiOs is not { WhenUnproven: WhenExhausted.Abandon } || fleet.Aws.FortiGates.Now(instanceId) is not { } unit)
        {
            yield break;
        }

        if (!unit.IsValid)
        {
            yield return $"let in without a proven license: {instanceId}";
        }

        if (!unit.HasPassword(Password))
        {
            yield return $"let in without the fleet's password: {instanceId}";
        }

        var running = fleet.Cloud.Instances.Where(i => i.State == CloudInstanceState.Running && i.Id != instanceId).Select(i => i.Id);
        var others = running.Select(fleet.Aws.FortiGates.Now).OfType<FortiGateUnit>();
        foreach (var other in others.Where(other => other is { HasLicense: true, IsValid: true }))
        {
            if (unit.HasLicense && other.Serial == unit.Serial)
            {
                yield return $"let in with the serial number of {other.InstanceId}: {instanceId}";
            }
        }
    }

    /// <summary>Whether any unit has loaded this license.</summary>
    public static bool WasLoaded(SimulatedFleet fleet, string license)
    {
        var key = fleet.LicenseKey(license);
        if (!fleet.Bucket.Has(key))
        {
            return true;
        }

        var serial = FortinetServers.SerialOf(fleet.Bucket.TextOf(key));
        return fleet.Aws.FortiGates.Units.Any(unit => unit.Loaded.Contains(serial, StringComparer.Ordinal));
    }

    /// <summary>Where the password is, though it must not be.</summary>
    private static IEnumerable<string> Leaks(AwsModel aws)
    {
        foreach (var message in aws.Queues.Messages.Where(message => message.Body.Contains(Password, StringComparison.Ordinal)))
        {
            yield return $"the message {message.Id}";
        }

        foreach (var impostor in aws.FortiGates.Impostors)
        {
            foreach (var request in impostor.Received.Where(IsSecret))
            {
                yield return $"a request to an impostor: {request.Method} {request.Path}";
            }
        }
    }

    private static bool IsSecret(UnitRequest request)
    {
        var body = Encoding.UTF8.GetString(request.Body.Span);
        return body.Contains(Password, StringComparison.Ordinal)
            || body.Contains(Uri.EscapeDataString(Password), StringComparison.Ordinal)
            || body.Contains(JsonEncodedText.Encode(Password).ToString(), StringComparison.Ordinal)
            || body.Contains("file_content", StringComparison.Ordinal);
    }
}
