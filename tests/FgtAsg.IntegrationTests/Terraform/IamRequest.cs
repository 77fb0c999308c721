namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>IAM's check of one resource of a call. A call is allowed if each of its resources is.</summary>
/// <param name="Action">Such as <c>ec2:RunInstances</c>.</param>
/// <param name="Resource">The resource's ARN.</param>
/// <param name="Context">The condition keys that the service sets for the resource.</param>
internal sealed record IamRequest(string Action, string Resource, IReadOnlyDictionary<string, string> Context);
