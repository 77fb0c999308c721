using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

internal sealed record CognitoIdentity(string IdentityId, string IdentityPoolId) : ICognitoIdentity
{
    public static CognitoIdentity? Parse(string? json) => JsonHeader.Parse(
        json,
        "Lambda-Runtime-Cognito-Identity",
        static root => new CognitoIdentity(JsonHeader.Text(root, "cognitoIdentityId"), JsonHeader.Text(root, "cognitoIdentityPoolId")));
}
