using System.Text;
using static Naas.Api.Tests.Http.Api;

namespace Naas.Api.Tests.Http;

/// <summary>G19: whatever is sent to whichever endpoint, the answer says what to mend, and never that the server broke.</summary>
public abstract class WrongInput(RunningNaas naas) : IAsyncLifetime
{
    private protected RunningNaas Running { get; } = naas;

    private protected Api Api { get; private set; } = null!;

    private protected Problems Problems { get; private set; } = null!;

    private protected Worker Worker { get; private set; } = null!;

    private protected IReadOnlyList<Operation> Operations { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Api = await Running.ApiAsync();
        Problems = new Problems(Api);
        Worker = await Worker.EmployedAsync(Api);
        Operations = await Operation.AllAsync(Api, Worker);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected async Task<Answer> ShouldBeAsync(Answer answer, int status, string code, string sent = "")
    {
        await Problems.ShouldBeFineAsync(answer, sent);
        return answer.ShouldBe(status, code);
    }

    private protected Task<Answer> SendAsync(Operation operation, string body, string query = "") => SendAsync(operation, Bytes(Encoding.UTF8.GetBytes(body), operation.BodyType), query);

    private protected Task<Answer> SendAsync(Operation operation, HttpContent content, string query = "") =>
        Api.SendAsync(operation.Method, operation.Address(Worker, query), operation.CallerFor(Worker.Id), content);

    private protected Task<Answer> SendToAsync(Operation operation, string address, params (string, string)[] headers) =>
        Api.SendAsync(operation.Method, address, operation.CallerFor(Worker.Id), operation.Content(), headers);
}
