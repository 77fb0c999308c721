namespace Amazon.Lambda.Core;

/// <summary>The Amazon Cognito identity of the caller. A value that the caller left out is empty.</summary>
public interface ICognitoIdentity
{
    string IdentityId { get; }

    string IdentityPoolId { get; }
}
