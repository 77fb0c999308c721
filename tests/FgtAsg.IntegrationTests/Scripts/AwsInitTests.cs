using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Moto;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox;

namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>aws-init-terraform.sh against moto. <see cref="AwsInitRefusalTests"/> has the cases that moto does not support.</summary>
[Trait(Category.Name, Category.Soak)]
public sealed class AwsInitTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(4), TimeProvider.System);
    private LocalAws? _aws;
    private AwsAccount? _account;

    public async Task InitializeAsync()
    {
        if (ToolCheck.SkipReason(Tools.Shell | Tools.Moto | Tools.AwsCli) is null)
        {
            _aws = await MotoService.StartAwsAsync(
                new LocalAwsOptions(), await MotoServer.SharedAsync(), ["s3", "sts"], servesOthers: true, _timeout.Token);
            _account = await AwsAccount.CreateAsync(_aws, _timeout.Token);
        }
    }

    public async Task DisposeAsync()
    {
        _account?.Dispose();
        if (_aws is not null)
        {
            await _aws.DisposeAsync();
        }

        _timeout.Dispose();
    }

    [ToolTheory(Tools.Shell | Tools.Moto | Tools.AwsCli)]
    [InlineData("us-east-1", "aws")]
    [InlineData("cn-north-1", "aws-cn")]
    public async Task Init_EmptyAccount_CreatesEverythingAndThenChangesNothing(string region, string partition)
    {
        var dryRun = await _account!.InitAsync(_timeout.Token, "--region", region, "--dry-run");
        var first = await _account.InitAsync(_timeout.Token, "--region", region);
        var backend = await File.ReadAllTextAsync(_account.BackendFile, _timeout.Token);
        var second = await _account.InitAsync(_timeout.Token, "--region", region);

        string[] parts =
        [
            $"state bucket {_account.Bucket} ({region})", "no public access", "versioning", "encryption", "TLS only",
            $"lock table terraform_locks ({region})", $"backend {_account.BackendFile}",
        ];
        Assert.Equal(
            Lines(parts, "would create", "would harden", "would harden", "would harden", "would harden", "would create", "would write"),
            dryRun.Lines);
        Assert.Contains("Dry run: nothing was changed; 7 change(s) would be made.", dryRun.Log, StringComparison.Ordinal);
        Assert.Empty(dryRun.Changes);
        Assert.Equal(Lines(parts, "created", "hardened", "hardened", "hardened", "hardened", "created", "written"), first.Lines);
        Assert.Equal(
            ["CreateBucket", "PutPublicAccessBlock", "PutBucketVersioning", "PutBucketEncryption", "PutBucketPolicy", "CreateTable"],
            first.Changes);
        Assert.Equal(Lines(parts, [.. parts.Select(_ => "unchanged")]), second.Lines);
        Assert.Contains("Nothing to change.", second.Log, StringComparison.Ordinal);
        Assert.Empty(second.Changes);
        Assert.Equal(backend, await File.ReadAllTextAsync(_account.BackendFile, _timeout.Token));
        await AssertSettingsAsync(region, partition);
    }

    [ToolFact(Tools.Shell | Tools.Moto | Tools.AwsCli)]
    public async Task Init_BucketInAnotherRegion_IsHardenedThereAndKeepsItsPolicy()
    {
        var theirs = $$"""
            { "Version": "2012-10-17",
              "Statement" : [ { "Sid": "Theirs", "Effect": "Deny", "Principal": "*", "Action": "s3:DeleteBucket",
                                  "Resource": "arn:aws:s3:::{{_account!.Bucket}}" } ] }
            """;
        await S3Async("create-bucket", "eu-central-1", "--create-bucket-configuration", "LocationConstraint=eu-central-1");
        await S3Async("put-bucket-policy", "eu-central-1", "--policy", theirs);

        var first = await _account.InitAsync(_timeout.Token, "--region", "us-east-1");
        var second = await _account.InitAsync(_timeout.Token, "--region", "us-east-1");

        Assert.Equal(
            ["PutPublicAccessBlock", "PutBucketVersioning", "PutBucketEncryption", "PutBucketPolicy", "CreateTable"], first.Changes);
        Assert.Contains($"The bucket {_account.Bucket} is in eu-central-1 already", first.Log, StringComparison.Ordinal);
        Assert.Contains(
            "region         = \"eu-central-1\"",
            await File.ReadAllTextAsync(_account.BackendFile, _timeout.Token),
            StringComparison.Ordinal);
        Assert.Empty(second.Changes);
        await AssertSettingsAsync("eu-central-1", "aws");
        Assert.Contains("Theirs", (await PolicyAsync("eu-central-1"))["Statement"]!.AsArray().Select(s => s!["Sid"]!.GetValue<string>()));
    }

    [ToolFact(Tools.Shell | Tools.Moto | Tools.AwsCli | Tools.Terraform)]
    public async Task Init_Backend_HoldsTerraformsState()
    {
        await _account!.InitAsync(_timeout.Token, "--region", "us-east-1");
        await File.WriteAllTextAsync(
            Path.Combine(_account.TerraformDirectory, "main.tf"), """resource "terraform_data" "one" {}""", _timeout.Token);
        // moto ignores the conditions of a policy's Deny, so it would deny every call. On loopback, a bucket name cannot be part of the
        // host name.
        await S3Async("delete-bucket-policy", "us-east-1");

        await TerraformAsync("init", "-input=false", "-backend-config=use_path_style=true");
        await TerraformAsync("apply", "-auto-approve", "-input=false");

        var key = $"fgt-asg/{Path.GetFileName(_account.TerraformDirectory)}.tfstate";
        Assert.Equal("AES256", (await S3Async("head-object", "us-east-1", "--key", key))!["ServerSideEncryption"]!.GetValue<string>());
        var locks = await _account.AwsAsync(_timeout.Token, "dynamodb", "scan", "--region", "us-east-1", "--table-name", "terraform_locks");
        Assert.Equal($"{_account.Bucket}/{key}-md5", Assert.Single(locks!["Items"]!.AsArray())!["LockID"]!["S"]!.GetValue<string>());
    }

    private static string[] Lines(string[] parts, params string[] results) =>
        [.. parts.Zip(results, (part, result) => $"{result,-14}{part}")];

    private async Task TerraformAsync(params string[] arguments)
    {
        var (exitCode, output, error) = await _account!.RunAsync("terraform", arguments, _timeout.Token);
        Assert.True(exitCode == 0, output + error);
    }

    private Task<JsonNode?> S3Async(string operation, string region, params string[] arguments) =>
        _account!.AwsAsync(_timeout.Token, ["s3api", operation, "--bucket", _account.Bucket, "--region", region, .. arguments]);

    private async Task<JsonNode> PolicyAsync(string region) =>
        JsonNode.Parse((await S3Async("get-bucket-policy", region))!["Policy"]!.GetValue<string>())!;

    private async Task AssertSettingsAsync(string region, string partition)
    {
        Assert.Equal(
            region == "us-east-1" ? null : region,
            (await S3Async("get-bucket-location", region))!["LocationConstraint"]?.GetValue<string>());
        Assert.Equal("Enabled", (await S3Async("get-bucket-versioning", region))!["Status"]!.GetValue<string>());
        var encryption = (await S3Async("get-bucket-encryption", region))!["ServerSideEncryptionConfiguration"]!["Rules"]![0]!;
        Assert.Equal("AES256", encryption["ApplyServerSideEncryptionByDefault"]!["SSEAlgorithm"]!.GetValue<string>());
        var access = (await S3Async("get-public-access-block", region))!["PublicAccessBlockConfiguration"]!.AsObject();
        Assert.Equal(4, access.Count);
        Assert.All(access, setting => Assert.True(setting.Value!.GetValue<bool>(), setting.Key));

        var statement = (await PolicyAsync(region))["Statement"]!.AsArray()
            .Single(s => s!["Sid"]!.GetValue<string>() == "DenyInsecureTransport")!;
        var expected = JsonNode.Parse($$$"""
            {
              "Sid": "DenyInsecureTransport", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
              "Resource": ["arn:{{{partition}}}:s3:::{{{_account!.Bucket}}}", "arn:{{{partition}}}:s3:::{{{_account.Bucket}}}/*"],
              "Condition": { "Bool": { "aws:SecureTransport": "false" } }
            }
            """);
        Assert.True(JsonNode.DeepEquals(expected, statement), statement.ToJsonString());

        var table = (await _account.AwsAsync(
            _timeout.Token, "dynamodb", "describe-table", "--region", region, "--table-name", "terraform_locks"))!["Table"]!;
        Assert.Equal("""[{"AttributeName":"LockID","KeyType":"HASH"}]""", table["KeySchema"]!.ToJsonString());
        Assert.Equal("""[{"AttributeName":"LockID","AttributeType":"S"}]""", table["AttributeDefinitions"]!.ToJsonString());
        Assert.Equal("PAY_PER_REQUEST", table["BillingModeSummary"]!["BillingMode"]!.GetValue<string>());
    }
}
