#include "parser/requirements/tokens.h"

#include <gmock/gmock.h>

#include "parser/requirements/phrase_trie.h"

namespace rolecall {
namespace {

class TokensTest : public testing::Test {
 protected:
  TokensTest() {
    TokenizePhrase("cma bls required driver s drivers preferred record rn",
                   vocabulary_);
  }

  std::vector<Token> Cut(std::string_view text) {
    std::vector<Token> tokens;
    Tokenize(text, vocabulary_, 1000, tokens);
    return tokens;
  }
  std::string_view WordOf(const Token& token) {
    return token.word == kUnknownWord ? "?" : vocabulary_.word(token.word);
  }

  Vocabulary vocabulary_;
};

TEST_F(TokensTest, LettersApartByDotsAreOneWord) {
  const auto tokens = Cut("C.M.A. or R.N.'s");
  ASSERT_EQ(tokens.size(), 3u);
  EXPECT_EQ(WordOf(tokens[0]), "cma");
  EXPECT_EQ(WordOf(tokens[2]), "rn");
  EXPECT_TRUE(tokens[2].plural);
}

TEST_F(TokensTest, ApostrophesInsideWordsVanish) {
  EXPECT_EQ(WordOf(Cut("driver's")[0]), "drivers");
  EXPECT_EQ(WordOf(Cut("driver\xE2\x80\x99s")[0]), "drivers");
}

TEST_F(TokensTest, WordsThatLostTheirSpaceAreCutWhereACapitalBegins) {
  const auto tokens = Cut("requiredBLS");
  ASSERT_EQ(tokens.size(), 2u);
  EXPECT_EQ(WordOf(tokens[0]), "required");
  EXPECT_EQ(WordOf(tokens[1]), "bls");
  EXPECT_TRUE(tokens[1].join);
}

TEST_F(TokensTest, OffsetsPointIntoTheText) {
  const std::string text = "a \xC3\xA9t\xC3\xA9, BLS";
  const auto tokens = Cut(text);
  const Token& last = tokens.back();
  EXPECT_EQ(text.substr(last.begin, last.end - last.begin), "BLS");
}

TEST_F(TokensTest, NoMoreTokensAreReadThanAllowed) {
  std::vector<Token> tokens;
  Tokenize("a b c d e", vocabulary_, 3, tokens);
  EXPECT_EQ(tokens.size(), 3u);
}

TEST(PhraseTrieTest, TheLongestPhraseWins) {
  Vocabulary vocabulary;
  PhraseTrie trie;
  trie.Add(TokenizePhrase("life support", vocabulary));
  const uint32_t longer =
      trie.Add(TokenizePhrase("life support card", vocabulary));
  std::vector<Token> tokens;
  Tokenize("Life Support card", vocabulary, 100, tokens);
  PhraseHit hit;
  ASSERT_TRUE(trie.LongestAt(tokens, 0, hit));
  EXPECT_EQ(hit.phrase, longer);
  EXPECT_EQ(hit.last, 3u);
}

TEST(PhraseTrieTest, AHyphenInTheTextIsSteppedOver) {
  Vocabulary vocabulary;
  PhraseTrie trie;
  trie.Add(TokenizePhrase("e clinical works", vocabulary));
  std::vector<Token> tokens;
  Tokenize("e-clinical works", vocabulary, 100, tokens);
  PhraseHit hit;
  EXPECT_TRUE(trie.LongestAt(tokens, 0, hit));
}

TEST(PhraseTrieTest, EqualPhrasesHaveEqualNumbers) {
  Vocabulary vocabulary;
  PhraseTrie trie;
  const uint32_t first = trie.Add(TokenizePhrase("BLS card", vocabulary));
  EXPECT_EQ(trie.Add(TokenizePhrase("bls Card", vocabulary)), first);
  EXPECT_EQ(trie.Add({}), PhraseTrie::kNoPhrase);
}

TEST(VocabularyTest, KeepsItsWordsWhenItGrows) {
  Vocabulary vocabulary;
  for (int i = 0; i < 5000; ++i) vocabulary.Add("w" + std::to_string(i));
  const WordId id = vocabulary.Find("w4321");
  ASSERT_NE(id, kUnknownWord);
  EXPECT_EQ(vocabulary.word(id), "w4321");
  EXPECT_EQ(vocabulary.Find("absent"), kUnknownWord);
  EXPECT_EQ(vocabulary.Add(std::string(64, 'x')), kUnknownWord);
}

}  // namespace
}  // namespace rolecall
