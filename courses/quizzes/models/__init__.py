from courses.quizzes.models.bank import Answer, Question, QuestionCategory, QuestionWords
from courses.quizzes.models.quizzes import QuizDraw, QuizPage, QuizQuestion

__all__ = ["Answer", "Question", "QuestionCategory", "QuestionWords", "QuizDraw", "QuizPage", "QuizQuestion"]
