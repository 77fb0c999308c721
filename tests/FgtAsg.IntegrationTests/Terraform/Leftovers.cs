using System.Text.Json.Nodes;
using static FgtAsg.IntegrationTests.Terraform.Deployment;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>Finds resources that a destroyed deployment left behind. <see cref="AccountReader"/> makes the inventories.</summary>
internal static class Leftovers
{
    /// <summary>Terraform's types that the inventory does not list, and the types whose resources contain them.</summary>
    private static readonly Dictionary<string, string> PartOf = new(StringComparer.Ordinal)
    {
        ["aws_lambda_event_source_mapping"] = "aws_lambda_function",
        ["aws_lambda_function_event_invoke_config"] = "aws_lambda_function",
        ["aws_lambda_permission"] = "aws_lambda_function",
        ["aws_route_table_association"] = "aws_route_table",
        ["aws_s3_bucket_lifecycle_configuration"] = "aws_s3_bucket",
        ["aws_s3_bucket_notification"] = "aws_s3_bucket",
        ["aws_s3_bucket_ownership_controls"] = "aws_s3_bucket",
        ["aws_s3_bucket_policy"] = "aws_s3_bucket",
        ["aws_s3_bucket_public_access_block"] = "aws_s3_bucket",
        ["aws_s3_bucket_server_side_encryption_configuration"] = "aws_s3_bucket",
        ["aws_s3_bucket_versioning"] = "aws_s3_bucket",
        ["aws_sns_topic_policy"] = "aws_sns_topic",
        ["aws_sqs_queue_policy"] = "aws_sqs_queue",
    };

    /// <summary>
    /// Resources that moto does not delete with a terminated instance: the interface of the launch template, and the volume.
    /// </summary>
    private static readonly string[] LeftByMoto = ["network interface", "volume"];

    /// <summary>
    /// Asserts that the inventory finds all resources of the state. Otherwise an inventory without leftovers would prove nothing.
    /// </summary>
    public static void AssertAllIsLookedFor(
        JsonNode state, IReadOnlyDictionary<string, IReadOnlySet<string>> before, IReadOnlyDictionary<string, IReadOnlySet<string>> after)
    {
        var types = TerraformRoot.Resources(state["root_module"]!)
            .Where(r => Text(r, "mode") == "managed")
            .Select(r => Text(r, "type"))
            .ToList();
        var counts = types.Where(type => type != "terraform_data" && !PartOf.ContainsKey(type)).CountBy(type => type).ToList();
        Assert.Superset(types.Where(PartOf.ContainsKey).Select(type => PartOf[type]).ToHashSet(), counts.Select(c => c.Key).ToHashSet());
        Assert.All(counts, type =>
        {
            var made = after[type.Key].Except(before[type.Key]).Count();
            // A new VPC has a default route table and a default security group.
            Assert.True(
                made == type.Value || (type.Key is "aws_route_table" or "aws_security_group" && made == type.Value + 1),
                $"{type.Key}: {made}");
        });
    }

    /// <summary>Asserts that all created resources of these types are left, and no others.</summary>
    public static void AssertOnly(
        IReadOnlyDictionary<string, IReadOnlySet<string>> before,
        IReadOnlyDictionary<string, IReadOnlySet<string>> made,
        IReadOnlyDictionary<string, IReadOnlySet<string>> left,
        IReadOnlyCollection<string> types) => Assert.All(left, kind =>
        {
            var stays = kind.Value.Except(before[kind.Key]);
            if (LeftByMoto.Contains(kind.Key))
            {
                stays = stays.Except(made[kind.Key]);
            }

            Assert.Equal(types.Contains(kind.Key) ? made[kind.Key].Except(before[kind.Key]).Order() : [], stays.Order());
        });
}
