namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>A permission that a call needs.</summary>
/// <param name="Action">Such as <c>s3:GetObject</c>.</param>
/// <param name="Resource">The resource's ARN; null if the call does not show it.</param>
internal sealed record IamUse(string Action, string? Resource);
