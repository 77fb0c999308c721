using System.Globalization;

namespace FgtAsg.Configuration;

/// <summary>Reads the function's environment variables. Every error is found before any is reported.</summary>
internal sealed class OptionsReader
{
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly List<string> _errors = [];

    private OptionsReader(IReadOnlyDictionary<string, string> environment) => _environment = environment;

    /// <exception cref="ConfigurationException">Names every variable that is missing or wrong, and what was expected.</exception>
    public static FunctionOptions Read(IReadOnlyDictionary<string, string> environment)
    {
        var reader = new OptionsReader(environment);
        var options = reader.Read();
        return reader._errors.Count == 0 ? options : throw new ConfigurationException(reader._errors);
    }

    private FunctionOptions Read()
    {
        var interfaces = NetworkInterfacesReader.Read(Required("network_interfaces", "a JSON map of interface names to their options"), _errors);
        RefuseLicences();
        return new FunctionOptions
        {
            AutoScalingGroupName = Required("asg_name", "the Auto Scaling group's name"),
            BucketName = BucketName(),
            NetworkInterfaces = interfaces,
            SecurityGroupAllowingLambda = SecurityGroup(),
            ManagementInterfaceIndex = ManagementInterfaceIndex(interfaces),
        };
    }

    private string BucketName()
    {
        var name = Optional("s3_bucket_name");
        var alias = Optional("lic_s3_name");
        if (name is not null && alias is not null && name != alias)
        {
            _errors.Add($"s3_bucket_name ('{name}') and its alias lic_s3_name ('{alias}') differ: set one of them");
        }

        if ((name ?? alias) is { } bucket)
        {
            return bucket;
        }

        _errors.Add("s3_bucket_name is missing: expected the name of the bucket that holds the track file");
        return "";
    }

    /// <summary>A firewall that was promised a licence and got none would be up and useless: say so before it starts.</summary>
    private void RefuseLicences()
    {
        switch (Optional("need_license"))
        {
            case null or "false":
                return;
            case "true":
                _errors.Add("need_license is 'true', and this version does not hand out licences: expected 'false' (PAYG firewalls)");
                return;
            case var other:
                _errors.Add($"need_license is '{other}': expected 'true' or 'false'");
                return;
        }
    }

    private string? SecurityGroup()
    {
        var group = Optional("sg_allow_lambda");
        if (group is not null && !ResourceIds.IsSecurityGroup(group))
        {
            _errors.Add($"sg_allow_lambda is '{group}': expected a security group id (sg-...)");
        }

        if (group is not null && Optional("mgmt_intf_index") is null)
        {
            _errors.Add("mgmt_intf_index is missing: expected the device index of the interface that gets sg_allow_lambda");
        }

        return group;
    }

    private int? ManagementInterfaceIndex(IReadOnlyList<InterfaceOptions> interfaces)
    {
        if (Optional("mgmt_intf_index") is not { } text)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            _errors.Add($"mgmt_intf_index is '{text}': expected a device index (0, 1, ...)");
        }
        else if (interfaces.Count > 0 && interfaces.All(i => i.DeviceIndex != index))
        {
            _errors.Add($"mgmt_intf_index is {index}: expected the device index of one of network_interfaces");
        }

        return index;
    }

    private string Required(string name, string expected)
    {
        var value = Optional(name);
        if (value is null)
        {
            _errors.Add($"{name} is missing: expected {expected}");
        }

        return value ?? "";
    }

    /// <summary>Terraform passes an unset string as an empty one.</summary>
    private string? Optional(string name) =>
        _environment.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
