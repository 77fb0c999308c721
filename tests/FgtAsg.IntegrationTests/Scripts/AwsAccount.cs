using System.Globalization;
using System.Text.Json.Nodes;
using FgtAsg.Sandbox;
using FgtAsg.Sandbox.Calls;

namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>A separate AWS account on the local AWS. Each test needs one, as the name of the state bucket contains the account.</summary>
internal sealed class AwsAccount : IDisposable
{
    private readonly LocalAws _aws;
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("fgt-asg-terraform-");
    private Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    private AwsAccount(LocalAws aws) => _aws = aws;

    public string Id { get; } = Random.Shared.NextInt64(100_000_000_000, 1_000_000_000_000).ToString(CultureInfo.InvariantCulture);

    public string Bucket => $"{Id}-terraform";

    /// <summary>The Terraform root module in which the script writes backend.tf.</summary>
    public string TerraformDirectory => _directory.FullName;

    public string BackendFile => Path.Combine(TerraformDirectory, "backend.tf");

    public static async Task<AwsAccount> CreateAsync(LocalAws aws, CancellationToken cancellationToken)
    {
        var account = new AwsAccount(aws);
        account._environment["AWS_ENDPOINT_URL"] = aws.Endpoint.GetLeftPart(UriPartial.Authority);
        account._environment["AWS_ACCESS_KEY_ID"] = "test";
        account._environment["AWS_SECRET_ACCESS_KEY"] = "test";
        var credentials = (await account.AwsAsync(
            cancellationToken, "sts", "assume-role", "--region", "us-east-1", "--role-session-name", "test",
            "--role-arn", $"arn:aws:iam::{account.Id}:role/test"))!["Credentials"]!;
        account._environment = new(account._environment, StringComparer.Ordinal)
        {
            ["AWS_ACCESS_KEY_ID"] = credentials["AccessKeyId"]!.GetValue<string>(),
            ["AWS_SECRET_ACCESS_KEY"] = credentials["SecretAccessKey"]!.GetValue<string>(),
            ["AWS_SESSION_TOKEN"] = credentials["SessionToken"]!.GetValue<string>(),
        };
        return account;
    }

    /// <summary>Runs an <c>aws</c> command, which must succeed.</summary>
    /// <returns>The command's output; null if it prints nothing.</returns>
    public async Task<JsonNode?> AwsAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync("aws", [.. arguments, "--output", "json"], cancellationToken);
        Assert.True(exitCode == 0, error);
        return output.Trim().Length == 0 ? null : JsonNode.Parse(output);
    }

    /// <summary>Runs a command with this account's credentials.</summary>
    public Task<(int ExitCode, string Output, string Error)> RunAsync(
        string command, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        Script.RunAsync(command, arguments, _environment, TerraformDirectory, cancellationToken);

    /// <summary>
    /// Runs aws-init-terraform.sh, which must succeed. Returns its output lines, the calls that change something, and its log.
    /// </summary>
    public async Task<(string[] Lines, string[] Changes, string Log)> InitAsync(
        CancellationToken cancellationToken, params string[] arguments)
    {
        var before = _aws.Calls.Snapshot().Count;
        var (exitCode, output, error) = await RunAsync(
            Script.PathOf(Script.AwsInit), [.. arguments, "--directory", TerraformDirectory], cancellationToken);
        Assert.True(exitCode == 0, output + error);
        return (output.Split('\n', StringSplitOptions.RemoveEmptyEntries), [.. ChangesSince(before)], error);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private IEnumerable<string> ChangesSince(int count) => _aws.Calls.Snapshot()
        .Skip(count).Where(call => !IsRead(call)).Select(call => call.Action);

    private static bool IsRead(RecordedCall call) =>
        call.Action.StartsWith("Get", StringComparison.Ordinal)
        || call.Action.StartsWith("Head", StringComparison.Ordinal)
        || call.Action.StartsWith("Describe", StringComparison.Ordinal);
}
