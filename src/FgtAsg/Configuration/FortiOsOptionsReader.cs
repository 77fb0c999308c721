using System.Text.RegularExpressions;

namespace FgtAsg.Configuration;

/// <summary>Reads the settings of the FortiOS bring-up.</summary>
internal static partial class FortiOsOptionsReader
{
    private const string Interface = "fortios_interface";
    private const string Secret = "fortios_secret_parameter";
    private const string Queue = "fortios_queue_url";

    private static readonly string[] Others = [Secret, Queue, "fortios_port", "fortios_user", "fortios_tls", "license_unproven"];

    /// <summary>Null if no management interface is configured: firewalls are put into service without a look at FortiOS.</summary>
    public static FortiOsOptions? Read(Variables variables, IReadOnlyList<InterfaceOptions> interfaces)
    {
        var port = variables.Number("fortios_port", whereUnset: 443, atMost: 65_535, atLeast: 1);
        var user = variables.Optional("fortios_user") ?? "admin";
        CheckTls(variables);
        var whenUnproven = variables.Exhausted("license_unproven", WhenExhausted.Abandon);
        if (variables.Optional(Interface) is not { } name)
        {
            foreach (var other in Others.Where(other => variables.Optional(other) is not null))
            {
                variables.Errors.Add($"{Interface} is missing: expected the management interface that {other} is for");
            }

            return null;
        }

        var device = DeviceIndexOf(variables, name, interfaces);
        if (!UserPattern().IsMatch(user))
        {
            variables.Errors.Add($"fortios_user is '{user}': expected the name of an administrator, at most 64 characters without spaces");
        }

        var secret = variables.Required(Secret, "the name of the parameter in Parameter Store that holds the fleet's password");
        if (secret.Length > 0 && !ParameterPattern().IsMatch(secret))
        {
            variables.Errors.Add(
                $"{Secret} is '{secret}': expected a parameter's name, like '/fleet/fortios', "
                + "or '/aws/reference/secretsmanager/<secret>' for a secret of Secrets Manager");
        }

        var queue = variables.Required(Queue, "the URL of the SQS queue whose delayed messages resume a launch");
        if (queue.Length > 0 && !(Uri.TryCreate(queue, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"))
        {
            variables.Errors.Add($"{Queue} is '{queue}': expected the URL of an SQS queue (https://sqs...)");
        }

        return new FortiOsOptions(device, port, user, secret, queue) { WhenUnproven = whenUnproven };
    }

    private static void CheckTls(Variables variables)
    {
        if (variables.Optional("fortios_tls") is { } mode && mode != "pin")
        {
            variables.Errors.Add($"fortios_tls is '{mode}': expected 'pin'");
        }
    }

    private static int DeviceIndexOf(Variables variables, string name, IReadOnlyList<InterfaceOptions> interfaces)
    {
        // The launch template's own interface has device index 0, whether or not network_interfaces lists it.
        if (name == FortiOsOptions.PrimaryInterface && interfaces.All(i => i.Name != name))
        {
            return 0;
        }

        if (interfaces.FirstOrDefault(i => i.Name == name) is { } found)
        {
            return found.DeviceIndex;
        }

        if (interfaces.Count > 0)
        {
            variables.Errors.Add(
                $"{Interface} is '{name}': expected '{FortiOsOptions.PrimaryInterface}' for the launch template's interface, "
                + $"or one of {string.Join(", ", interfaces.Select(i => i.Name))}");
        }

        return 0;
    }

    [GeneratedRegex(@"\A[^\s\p{C}]{1,64}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UserPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9_.\-/]{1,1011}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ParameterPattern();
}

/// <summary>How the function reaches FortiOS on a new firewall, and what it does there before the firewall gets traffic.</summary>
/// <param name="DeviceIndex">The interface whose private address FortiOS' management listens at.</param>
/// <param name="User">The administrator whose first password is the instance id.</param>
/// <param name="SecretParameter">
/// The parameter with the fleet's password, in Parameter Store or, by its reference name, in Secrets Manager.
/// </param>
/// <param name="QueueUrl">The queue whose delayed messages resume a launch that waits for FortiOS.</param>
internal sealed record FortiOsOptions(int DeviceIndex, int Port, string User, string SecretParameter, string QueueUrl)
{
    /// <summary>The name of the launch template's interface in <c>fortios_interface</c>.</summary>
    public const string PrimaryInterface = "primary";

    /// <summary>What happens to a firewall whose license is not proven when its hook is about to end.</summary>
    public WhenExhausted WhenUnproven { get; init; } = WhenExhausted.Abandon;
}
