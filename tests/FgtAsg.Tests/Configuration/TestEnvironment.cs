using FgtAsg.Configuration;

namespace FgtAsg.Tests.Configuration;

/// <summary>A complete and valid environment. Tests change single variables.</summary>
internal static class TestEnvironment
{
    public const string Interfaces = """
        {
          "external": { "device_index": 1, "subnet_id_map": { "eu-central-1a": "subnet-0123456789abcdef0" } }
        }
        """;

    public static Dictionary<string, string> With(params (string Name, string? Value)[] variables)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["asg_name"] = "fleet",
            ["s3_bucket_name"] = "fleet-bucket",
            ["dynamodb_table_name"] = "fleet-table",
            ["network_interfaces"] = Interfaces,
        };
        foreach (var (name, value) in variables)
        {
            if (value is null)
            {
                environment.Remove(name);
            }
            else
            {
                environment[name] = value;
            }
        }

        return environment;
    }

    /// <summary>The errors of the changed environment.</summary>
    public static IReadOnlyList<string> Errors(params (string Name, string? Value)[] variables) =>
        Assert.Throws<ConfigurationException>(() => OptionsReader.Read(With(variables))).Errors;
}
