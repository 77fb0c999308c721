using FgtAsg.IntegrationTests.Support;
namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>
/// aws-init-terraform.sh with AWS answers that moto does not give: a bucket of another account, a concurrent run, old location names.
/// </summary>
public sealed class AwsInitRefusalTests : IDisposable
{
    private const string Bucket = "123456789012-terraform";
    private const string Missing = """echo "An error occurred (404) when calling the HeadBucket operation: Not Found" >&2; exit 254""";
    private const string Foreign = """echo "An error occurred (403) when calling the HeadBucket operation: Forbidden" >&2; exit 254""";

    // Answers for a correct bucket and a correct table.
    private static readonly Dictionary<string, string> Right = new(StringComparer.Ordinal)
    {
        ["get-caller-identity"] = """printf '123456789012\tarn:aws:sts::123456789012:assumed-role/admin/me\n'""",
        ["head-bucket"] = "echo eu-west-3",
        ["get-bucket-location"] = "echo eu-west-3",
        ["get-public-access-block"] = """printf 'True\tTrue\tTrue\tTrue\n'""",
        ["get-bucket-versioning"] = "echo Enabled",
        ["get-bucket-encryption"] = "echo aws:kms",
        ["get-bucket-policy"] =
            """echo '{"Statement":[{"Sid":"DenyInsecureTransport","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}'""",
        ["describe-table"] = """printf 'LockID\tNone\tS\n'""",
        ["wait"] = ":",
    };

    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(2), TimeProvider.System);
    private readonly FakeTools _tools = new();
    private readonly DirectoryInfo _terraform = Directory.CreateTempSubdirectory("fgt-asg-terraform-");

    private string BackendFile => Path.Combine(_terraform.FullName, "backend.tf");

    public void Dispose()
    {
        _terraform.Delete(recursive: true);
        _tools.Dispose();
        _timeout.Dispose();
    }

    [ToolFact(Tools.Shell)]
    public async Task Bucket_OfAnotherAccount_IsRefusedBeforeAnyChange()
    {
        var (exitCode, output, error) = await InitAsync(("head-bucket", Foreign));

        Assert.Equal(1, exitCode);
        Assert.Contains($"the bucket {Bucket} exists and does not belong to account 123456789012", error, StringComparison.Ordinal);
        Assert.Equal("", output);
        Assert.Contains($"head-bucket --bucket {Bucket} --expected-bucket-owner 123456789012", _tools.Log, StringComparison.Ordinal);
        Assert.DoesNotMatch("(create|put)-", _tools.Log);
    }

    [ToolTheory(Tools.Shell)]
    [InlineData("BucketAlreadyExists", 1)]
    [InlineData("BucketAlreadyOwnedByYou", 0)]
    public async Task Bucket_CreatedMeanwhile_IsRefusedUnlessOurs(string code, int expectedExitCode)
    {
        var (exitCode, _, error) = await InitAsync(
            ("head-bucket", Missing),
            ("create-bucket", $"echo 'An error occurred ({code}) when calling the CreateBucket operation: x' >&2; exit 254"),
            ("put-.*", ":"));

        Assert.True(expectedExitCode == exitCode, error);
        Assert.Contains(
            "create-bucket --bucket 123456789012-terraform --create-bucket-configuration LocationConstraint=eu-west-3",
            _tools.Log,
            StringComparison.Ordinal);
        Assert.Equal(expectedExitCode == 0, _tools.Log.Contains("put-bucket-versioning", StringComparison.Ordinal));
    }

    [ToolFact(Tools.Shell)]
    public async Task Bucket_CannotBeRead_FailsWithTheReason()
    {
        var (exitCode, _, error) = await InitAsync(
            (
                "head-bucket",
                "echo 'An error occurred (ExpiredToken) when calling the HeadBucket operation: The token has expired' >&2; exit 254"));

        Assert.Equal(1, exitCode);
        Assert.Contains("The token has expired", error, StringComparison.Ordinal);
        Assert.DoesNotMatch("(create|put)-", _tools.Log);
    }

    [ToolTheory(Tools.Shell)]
    [InlineData("EU", "eu-west-1")]
    [InlineData("None", "us-east-1")]
    public async Task Bucket_OldNamesOfLocations_AreUnderstood(string location, string region)
    {
        var (exitCode, output, error) = await InitAsync(("get-bucket-location", $"echo {location}"));

        Assert.True(exitCode == 0, error);
        Assert.Contains($"lock table terraform_locks ({region})", output, StringComparison.Ordinal);
        Assert.Contains(
            $"region         = \"{region}\"", await File.ReadAllTextAsync(BackendFile, _timeout.Token), StringComparison.Ordinal);
        Assert.Matches($"--region {region} .*describe-table", _tools.Log);
    }

    [ToolFact(Tools.Shell)]
    public async Task Policy_StatementIsNotAList_IsRefusedWithTheStatementToAdd()
    {
        var (exitCode, _, error) = await InitAsync(("get-bucket-policy", """echo '{"Statement":{"Sid":"Theirs"}}'"""));

        Assert.Equal(1, exitCode);
        Assert.Contains("Add this statement to it: {\"Sid\":\"DenyInsecureTransport\"", error, StringComparison.Ordinal);
        Assert.DoesNotContain("put-bucket-policy", _tools.Log, StringComparison.Ordinal);
    }

    [ToolFact(Tools.Shell)]
    public async Task Table_OtherKey_IsRefusedBeforeAnyChange()
    {
        var (exitCode, output, error) = await InitAsync(
            ("describe-table", """printf 'Id\tNone\tNone\n'"""), ("get-bucket-versioning", "echo None"));

        Assert.Equal(1, exitCode);
        Assert.Contains("the table terraform_locks in eu-west-3 is not Terraform's lock table", error, StringComparison.Ordinal);
        Assert.Equal("", output);
        Assert.DoesNotMatch("(create|put)-", _tools.Log);
    }

    [ToolFact(Tools.Shell)]
    public async Task Backend_NotWrittenByTheScript_IsRefusedAndKept()
    {
        const string Theirs = "terraform {\n  backend \"local\" {}\n}\n";
        await File.WriteAllTextAsync(BackendFile, Theirs, _timeout.Token);

        var (exitCode, _, error) = await InitAsync(("get-bucket-versioning", "echo None"));

        Assert.Equal(1, exitCode);
        Assert.Contains($"{BackendFile} names another backend", error, StringComparison.Ordinal);
        Assert.Equal(Theirs, await File.ReadAllTextAsync(BackendFile, _timeout.Token));
        Assert.DoesNotMatch("(create|put)-", _tools.Log);
    }

    [ToolFact(Tools.Shell)]
    public async Task Backend_OfAnotherAccountWithACustomKey_KeepsTheKey()
    {
        await File.WriteAllTextAsync(
            BackendFile,
            "# Written by aws-init-terraform.sh\n    bucket = \"old-terraform\"\n    key    = \"fleet/two.tfstate\"\n",
            _timeout.Token);

        var (exitCode, _, error) = await InitAsync();

        Assert.True(exitCode == 0, error);
        var backend = await File.ReadAllTextAsync(BackendFile, _timeout.Token);
        Assert.Contains($"bucket         = \"{Bucket}\"", backend, StringComparison.Ordinal);
        Assert.Contains("key            = \"fleet/two.tfstate\"", backend, StringComparison.Ordinal);
    }

    [ToolFact(Tools.Shell)]
    public async Task Profile_Given_IsUsedInEveryCallAndInTheNextStep()
    {
        var (exitCode, _, error) = await RunAsync(["--profile", "ops", "--region=eu-west-3"]);

        Assert.True(exitCode == 0, error);
        Assert.All(_tools.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries), call =>
            Assert.StartsWith(
                "--profile ops --region eu-west-3 --output text --cli-connect-timeout 10 --cli-read-timeout 30 ",
                call,
                StringComparison.Ordinal));
        Assert.Contains($"Next: AWS_PROFILE=ops terraform -chdir={_terraform.FullName} init", error, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Error)> InitAsync(params (string Operation, string Answer)[] answers) =>
        RunAsync(["--region", "eu-west-3"], answers);

    private Task<(int ExitCode, string Output, string Error)> RunAsync(
        string[] arguments, params (string Operation, string Answer)[] answers)
    {
        var cases = answers.Concat(Right.Select(right => (Operation: right.Key, Answer: right.Value)))
            .Select(answer => $$"""if [[ $* =~ " "{{answer.Operation}}(" "|$) ]]; then {{answer.Answer}}; exit; fi""");
        _tools.Add("aws", string.Join('\n', ["echo \"$*\" >>\"$LOG\"", .. cases, "echo \"nobody expected this: $*\" >&2; exit 99"]));
        return Script.RunAsync(
            Script.PathOf(Script.AwsInit),
            [.. arguments, "--directory", _terraform.FullName],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = _tools.PathBeforeOthers },
            directory: null,
            _timeout.Token);
    }
}
