using System.Globalization;
using FgtAsg.LambdaRuntime.Errors;

namespace FgtAsg.Configuration;

/// <summary>Reads the function's environment variables and reports all errors at once.</summary>
internal sealed class OptionsReader
{
    private const int LongestSweepGuardMinutes = 24 * 60;

    /// <summary>Lambda's own variable, in MiB, and its limits.</summary>
    private const string MemorySize = "AWS_LAMBDA_FUNCTION_MEMORY_SIZE";
    private const int LeastMemory = 128;
    private const int LargestMemory = 10_240;

    private readonly Variables _variables;

    private OptionsReader(Variables variables) => _variables = variables;

    /// <exception cref="ConfigurationException">Names every missing or wrong variable and the expected value.</exception>
    public static FunctionOptions Read(IReadOnlyDictionary<string, string> environment)
    {
        var variables = new Variables(environment);
        var options = new OptionsReader(variables).Read();
        return variables.Errors.Count == 0 ? options : throw new ConfigurationException(variables.Errors);
    }

    private FunctionOptions Read()
    {
        var interfaces = NetworkInterfacesReader.Read(
            _variables.Required("network_interfaces", "a JSON map of interface names to their options"), _variables.Errors);
        return new FunctionOptions
        {
            AutoScalingGroupName = _variables.Required("asg_name", "the Auto Scaling group's name"),
            BucketName = BucketName(),
            TableName = _variables.Required("dynamodb_table_name", "the name of the DynamoDB table of licenses, hostnames and instances"),
            NetworkInterfaces = interfaces,
            LongestTrackFile = _variables.Number(MemorySize, whereUnset: LeastMemory, LargestMemory, LeastMemory) * 1024L * 1024 / 8,
            SecurityGroupAllowingLambda = SecurityGroup(),
            ManagementInterfaceIndex = ManagementInterfaceIndex(interfaces),
            Licenses = PoolOptionsReader.Licenses(_variables),
            Hostnames = PoolOptionsReader.Hostnames(_variables),
            Dns = PoolOptionsReader.Dns(_variables, interfaces),
            Hooks = new HookOptions
            {
                LaunchName = _variables.Optional("launch_hook_name"),
                TerminateName = _variables.Optional("terminate_hook_name"),
            },
            Schedules = new ScheduleOptions
            {
                SnapshotRule = _variables.Optional("schedule_rule_snapshot"),
                RecycleRule = _variables.Optional("schedule_rule_recycle"),
            },
            Sweep = Sweep(),
            Recycle = RecycleOptionsReader.Read(_variables),
            Snapshots = SnapshotOptionsReader.Read(_variables),
            Start = StartCommandOptionsReader.Read(_variables),
            Topics = TopicOptionsReader.Read(_variables),
            FortiOs = FortiOsOptionsReader.Read(_variables, interfaces),
        };
    }

    private SweepOptions Sweep() => new()
    {
        Guard = TimeSpan.FromMinutes(_variables.Number("sweep_guard_minutes", whereUnset: 10, LongestSweepGuardMinutes, atLeast: 1)),
    };

    private string BucketName()
    {
        var name = _variables.Optional("s3_bucket_name");
        var alias = _variables.Optional("lic_s3_name");
        if (name is not null && alias is not null && name != alias)
        {
            _variables.Errors.Add($"s3_bucket_name ('{name}') and its alias lic_s3_name ('{alias}') differ: set one of them");
        }

        if ((name ?? alias) is { } bucket)
        {
            return bucket;
        }

        _variables.Errors.Add("s3_bucket_name is missing: expected the name of the bucket that holds the track file");
        return "";
    }

    private string? SecurityGroup()
    {
        var group = _variables.Optional("sg_allow_lambda");
        if (group is not null && !ResourceIds.IsSecurityGroup(group))
        {
            _variables.Errors.Add($"sg_allow_lambda is '{group}': expected a security group id (sg-...)");
        }

        if (group is not null && _variables.Optional("mgmt_intf_index") is null)
        {
            _variables.Errors.Add("mgmt_intf_index is missing: expected the device index of the interface that gets sg_allow_lambda");
        }

        return group;
    }

    private int? ManagementInterfaceIndex(IReadOnlyList<InterfaceOptions> interfaces)
    {
        if (_variables.Optional("mgmt_intf_index") is not { } text)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            _variables.Errors.Add($"mgmt_intf_index is '{text}': expected a device index (0, 1, ...)");
        }
        else if (interfaces.Count > 0 && interfaces.All(i => i.DeviceIndex != index))
        {
            _variables.Errors.Add($"mgmt_intf_index is {index}: expected the device index of one of network_interfaces");
        }

        return index;
    }
}

/// <summary>All errors of the environment in one message.</summary>
internal sealed class ConfigurationException(IReadOnlyList<string> errors)
    : Exception($"The function's environment has {errors.Count} error(s): {string.Join("; ", errors)}"), ILambdaError
{
    public IReadOnlyList<string> Errors { get; } = errors;

    public string ErrorType => "InvalidConfiguration";
}
