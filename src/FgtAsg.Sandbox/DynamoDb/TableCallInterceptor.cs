namespace FgtAsg.Sandbox.DynamoDb;

/// <summary>Stands between a <see cref="TableClient"/> and its table: may record, refuse, delay, lose the answer of, or repeat a call.</summary>
/// <param name="operation">The service's name of the operation, such as <c>UpdateItem</c>.</param>
/// <param name="request">The SDK's request.</param>
/// <param name="effect">Carries the call out and gives the SDK's response; throws what the service answers with.</param>
/// <param name="cancellationToken">The caller's.</param>
/// <returns>The response that the caller gets: of the same type as the effect's.</returns>
public delegate Task<object> TableCallInterceptor(string operation, object request, Func<Task<object>> effect, CancellationToken cancellationToken);
