namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>
/// When a caller sets another launch template version, Auto Scaling tries a launch on the caller's behalf. These are IAM's checks: one for
/// each resource of <c>RunInstances</c> in the Service Authorization Reference, and those for the tags that the template sets.
/// </summary>
internal sealed record LaunchCheck
{
    private const string Account = "123456789012";
    private const string Ec2 = "arn:aws:ec2:us-east-1";

    /// <summary>The launch template; null for a launch without one.</summary>
    public required string? TemplateId { get; init; }

    public required string SubnetId { get; init; }

    /// <summary>The account that owns the subnet and the security group.</summary>
    public string NetworkOwner { get; init; } = Account;

    /// <summary>By default the template's security group.</summary>
    public string SecurityGroupId { get; init; } = "sg-0123456789abcdef0";

    /// <summary>The resource types that the request itself names. The others come from the template.</summary>
    public IReadOnlyList<string> Named { get; init; } = ["launch-template", "subnet", "network-interface"];

    public bool IsAllowed(IReadOnlyList<IamStatement> statements) => Requests().All(request => statements.Any(s => s.Allows(request)));

    private IEnumerable<IamRequest> Requests()
    {
        var subnet = $"{Ec2}:{NetworkOwner}:subnet/{SubnetId}";
        yield return Run("image", $"{Ec2}::image/ami-0123456789abcdef0");
        yield return Run("snapshot", $"{Ec2}::snapshot/snap-0123456789abcdef0");
        yield return Run("instance", $"{Ec2}:{Account}:instance/*");
        yield return Run("volume", $"{Ec2}:{Account}:volume/*");
        yield return Run("key-pair", $"{Ec2}:{Account}:key-pair/ops");
        yield return Run("security-group", $"{Ec2}:{NetworkOwner}:security-group/{SecurityGroupId}");
        yield return Run("subnet", subnet);
        yield return Run("network-interface", $"{Ec2}:{Account}:network-interface/*", ("ec2:Subnet", subnet));
        if (TemplateId is not null)
        {
            yield return Run("launch-template", TemplateArn);
        }

        foreach (var tagged in new[] { "instance", "volume", "network-interface" })
        {
            yield return new IamRequest(
                "ec2:CreateTags",
                $"{Ec2}:{Account}:{tagged}/*",
                new Dictionary<string, string>(StringComparer.Ordinal) { ["ec2:CreateAction"] = "RunInstances", ["aws:TagKeys"] = "Team" });
        }
    }

    private string TemplateArn => $"{Ec2}:{Account}:launch-template/{TemplateId}";

    private IamRequest Run(string type, string arn, params (string Key, string Value)[] more)
    {
        var context = more.ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal);
        if (TemplateId is not null)
        {
            context["ec2:LaunchTemplate"] = TemplateArn;
            context["ec2:IsLaunchTemplateResource"] = Named.Contains(type) ? "false" : "true";
        }

        return new IamRequest("ec2:RunInstances", arn, context);
    }
}
